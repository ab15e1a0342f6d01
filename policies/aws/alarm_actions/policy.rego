# METADATA
# title: Alarms tell somebody
# description: >-
#   An alarm without an action changes its colour in a console that nobody looks at. What it was made to notice goes on until a
#   customer notices.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_composite_alarm
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
# custom:
#   id: aws-alarm-actions
#   severity: low
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Anomalies that are measured reach somebody.
#     - id: CC7.3
#       strength: supporting
#       rationale: Events come to those who decide whether they are incidents.
#     - id: CC7.4
#       strength: supporting
#       rationale: The response starts when the alarm does.
#     - id: A1.1
#       strength: supporting
#       rationale: Lack of capacity is reported in time.
#   targets: {terraform: [aws_cloudwatch_metric_alarm, aws_cloudwatch_composite_alarm]}
#   reads: {terraform: [aws_cloudwatch_metric_alarm, aws_cloudwatch_composite_alarm]}
#   aliases:
#     - CKV_AWS_319
#     - cloudwatch_alarm_action_enabled
#   fixable: true
#   remediation: >-
#     Set `alarm_actions` to the ARN of an SNS topic that somebody reads, and remove `actions_enabled = false`. The quick fix writes a
#     variable for the topic, for you to fill or to replace with a topic of the module. Alarms that a composite alarm watches need no
#     actions of their own.
package plumbline.aws.alarm_actions

import data.plumbline.lib.finding
import data.plumbline.lib.presence
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

actions := ["alarm_actions"]

alarms[r.id] := r if {
	some type in ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"]
	some r in tf.resources(type)
}

population contains id if some id, _ in alarms

# A composite alarm looks at it and tells.
part_of_composite(r) if {
	some composite in tf.resources("aws_cloudwatch_composite_alarm")
	some reference in composite.references
	reference.path[0] == "alarm_rule"
	tf.same_resource(reference.resource, r)
}

part_of_composite(r) if {
	some composite in tf.resources("aws_cloudwatch_composite_alarm")
	name := tf.value(r, ["alarm_name"])
	contains(tf.value(composite, ["alarm_rule"]), name)
}

may_be_part(r) if {
	some composite in tf.resources("aws_cloudwatch_composite_alarm")
	tf.unknown(composite, ["alarm_rule"])
	not names_its_parts(composite)
	composite.id != r.id
}

# Its rule is unknown only because it is made of other alarms' names.
names_its_parts(composite) if {
	some reference in composite.references
	reference.path[0] == "alarm_rule"
	alarms[reference.resource]
}

deny contains finding.fixable(r, ["actions_enabled"], "The alarm's actions are switched off.", switch_on) if {
	some r in alarms
	tf.is_false(r, ["actions_enabled"])
	not part_of_composite(r)
	not may_be_part(r)
}

deny contains finding.fixable(r, actions, "The alarm tells nobody.", notify) if {
	some r in alarms
	presence.missing(r, actions)
	not part_of_composite(r)
	not may_be_part(r)
}

undecided contains finding.new(r, actions, "Whether the alarm tells somebody is not known before apply.") if {
	some r in alarms
	presence.open(r, actions)
	not part_of_composite(r)
}

undecided contains finding.new(r, ["actions_enabled"], "Whether the alarm's actions are switched on is not known before apply.") if {
	some r in alarms
	tf.unknown(r, ["actions_enabled"])
	not part_of_composite(r)
}

undecided contains finding.new(r, [], "Whether a composite alarm watches the alarm is not known before apply.") if {
	some r in alarms
	silent(r)
	not part_of_composite(r)
	may_be_part(r)
}

silent(r) if tf.is_false(r, ["actions_enabled"])

silent(r) if presence.missing(r, actions)

switch_on := finding.fix("Switch the actions on", [{"op": "set", "path": ["actions_enabled"], "value": true}])

notify := finding.fix("Notify a topic", [
	{"op": "set", "path": actions, "ref": "[var.alarm_topic_arn]"},
	variable.declare("alarm_topic_arn", "ARN of the SNS topic that alarms are sent to."),
])
