# METADATA
# title: Log groups keep their events for a set time
# description: >-
#   Logs that are deleted too early are missing when an incident is found months later; logs that are never deleted keep personal data
#   for ever. A log group without a retention never deletes.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
# custom:
#   id: aws-log-retention
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Anomalies can be looked for over the whole period under audit.
#     - id: CC7.3
#       strength: direct
#       rationale: Events can be assessed when an incident is found late.
#     - id: C1.2
#       strength: supporting
#       rationale: What logs hold about people and customers is disposed of in time.
#   targets: {terraform: [aws_cloudwatch_log_group]}
#   aliases:
#     - CKV_AWS_66
#     - CKV_AWS_338
#     - cloudwatch_log_group_retention_policy_specific_days_enabled
#     - cloudwatch_log_group_retention_period_365
#   fixable: true
#   settings:
#     minimum_days:
#       description: The least number of days that events are kept.
#       default: 365
#     choices:
#       description: The numbers of days that CloudWatch offers; the quick fix writes the first that is enough.
#       default: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]
#   remediation: >-
#     Set `retention_in_days = 365`, or to what your commitments and laws say. For cheaper keeping, deliver the events to S3 with a
#     lifecycle of its own and lower the setting.
package plumbline.aws.log_retention

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

retention := ["retention_in_days"]

# Log groups of the class DELIVERY always keep their events for two days.
judged[r.id] := r if {
	some r in tf.resources("aws_cloudwatch_log_group")
	not is_delivery(r)
}

is_delivery(r) if tf.value(r, ["log_group_class"]) == "DELIVERY"

population contains id if some id, _ in judged

minimum := settings.value(rego.metadata.chain(), "minimum_days")

forever(r) if tf.missing(r, retention)

forever(r) if tf.number(r, retention) == 0

deny contains finding.fixable(r, retention, "Events are kept for ever.", keep) if {
	some r in judged
	forever(r)
	not tf.unknown(r, ["log_group_class"])
}

deny contains finding.fixable(r, retention, text(days), keep) if {
	some r in judged
	days := tf.number(r, retention)
	days > 0
	days < minimum
	not tf.unknown(r, ["log_group_class"])
}

undecided contains finding.new(r, retention, "How long events are kept is not known before apply.") if {
	some r in judged
	tf.unknown(r, retention)
}

undecided contains finding.new(r, ["log_group_class"], "How long events are kept depends on a class that is not known.") if {
	some r in judged
	tf.unknown(r, ["log_group_class"])
	not tf.unknown(r, retention)
}

text(days) := concat("", [
	"Events are kept for ",
	format_int(days, 10),
	{true: " day", false: " days"}[days == 1],
	", less than ",
	format_int(minimum, 10),
	".",
])

enough := [days | some days in settings.value(rego.metadata.chain(), "choices"); days >= minimum]

chosen := min(enough) if count(enough) > 0

chosen := minimum if count(enough) == 0

keep := finding.fix(
	concat("", ["Keep events for ", format_int(chosen, 10), " days"]),
	[{"op": "set", "path": retention, "value": chosen}],
)
