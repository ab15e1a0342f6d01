# METADATA
# title: CloudTrail delivers to CloudWatch Logs
# description: >-
#   Log files in a bucket arrive minutes later and nobody reads them. In CloudWatch Logs, metric filters and alarms see a root login
#   or a changed policy while it happens.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html
# custom:
#   id: aws-cloudtrail-cloudwatch
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Events reach the place where anomalies are looked for and alarms are raised.
#     - id: CC7.3
#       strength: supporting
#       rationale: Events can be searched and assessed soon after they happen.
#   targets: {terraform: [aws_cloudtrail]}
#   aliases:
#     - CKV2_AWS_10
#     - AWS-0162
#     - cloudtrail_cloudwatch_logging_enabled
#     - cloudtrail_trail_integrated_with_logs
#   fixable: true
#   remediation: >-
#     Set `cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"` and `cloud_watch_logs_role_arn` to a role that may
#     create streams and put events there. The quick fix writes variables for both, for you to fill or to replace with resources of
#     the module.
package plumbline.aws.cloudtrail_cloudwatch

import data.plumbline.lib.finding
import data.plumbline.lib.presence
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

group := ["cloud_watch_logs_group_arn"]

role := ["cloud_watch_logs_role_arn"]

population contains r.id if some r in tf.resources("aws_cloudtrail")

deny contains finding.fixable(r, group, "The trail delivers no events to CloudWatch Logs.", deliver(r)) if {
	some r in tf.resources("aws_cloudtrail")
	presence.missing(r, group)
}

undecided contains finding.new(r, group, "Whether the trail delivers to CloudWatch Logs is not known before apply.") if {
	some r in tf.resources("aws_cloudtrail")
	presence.open(r, group)
}

deliver(r) := finding.fix("Deliver to CloudWatch Logs", array.concat(
	variable.set(
		group,
		"cloudtrail_log_group_arn",
		"ARN of the CloudWatch log group that CloudTrail delivers to, with :* at its end.",
	),
	name_role(r),
))

name_role(r) := variable.set(role, "cloudtrail_logs_role_arn", "ARN of the role with which CloudTrail writes to the log group.") if {
	presence.missing(r, role)
}

name_role(r) := [] if not presence.missing(r, role)
