# METADATA
# title: Machines are monitored every minute
# description: >-
#   With basic monitoring a machine reports every five minutes: short peaks do not show, and alarms come late.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
# custom:
#   id: aws-ec2-detailed-monitoring
#   severity: info
#   controls:
#     - id: A1.1
#       strength: direct
#       rationale: Use of capacity is measured finely enough to plan by it.
#     - id: CC7.2
#       strength: supporting
#       rationale: Unusual load shows within a minute.
#   targets: {terraform: [aws_instance]}
#   aliases:
#     - CKV_AWS_126
#     - ec2_instance_detailed_monitoring_enabled
#   fixable: true
#   remediation: >-
#     Set `monitoring = true`. It has a price for each machine and month.
package plumbline.aws.ec2_detailed_monitoring

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_instance")

flag := ["monitoring"]

deny contains finding.fixable(r, flag, "The machine reports every five minutes only.", change) if {
	some r in tf.resources("aws_instance")
	tf.is_false(r, flag)
}

deny contains finding.fixable(r, flag, "The machine reports every five minutes only.", change) if {
	some r in tf.resources("aws_instance")
	tf.missing(r, flag)
	tf.missing(r, ["launch_template"])
}

undecided contains finding.new(r, flag, "Whether the machine is monitored every minute is not known before apply.") if {
	some r in tf.resources("aws_instance")
	tf.unknown(r, flag)
}

undecided contains finding.new(r, flag, "Whether the machine is monitored every minute is for its launch template to say.") if {
	some r in tf.resources("aws_instance")
	tf.missing(r, flag)
	not tf.missing(r, ["launch_template"])
}

change := finding.fix("Monitor every minute", [{"op": "set", "path": flag, "value": true}])
