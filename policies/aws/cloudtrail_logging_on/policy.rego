# METADATA
# title: CloudTrail trails are switched on
# description: >-
#   A trail that exists but does not log looks like a record of what happens in the account and holds nothing. Switching it off is
#   also what an intruder does first.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html
# custom:
#   id: aws-cloudtrail-logging-on
#   severity: critical
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Anomalies can only be noticed in activity that is recorded.
#   targets: {terraform: [aws_cloudtrail]}
#   aliases:
#     - CKV_AWS_251
#     - cloudtrail_trail_enabled
#   fixable: true
#   remediation: >-
#     Set `enable_logging = true`, or leave it out: that is the default. Remove a trail that is no longer wanted instead of keeping it
#     silent.
package plumbline.aws.cloudtrail_logging_on

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_cloudtrail")

# Absent means true.
deny contains finding.fixable(r, ["enable_logging"], "The trail is switched off.", switch_on) if {
	some r in tf.resources("aws_cloudtrail")
	tf.is_false(r, ["enable_logging"])
}

undecided contains finding.new(r, ["enable_logging"], "Whether the trail is switched on is not known before apply.") if {
	some r in tf.resources("aws_cloudtrail")
	tf.unknown(r, ["enable_logging"])
}

switch_on := finding.fix("Switch the trail on", [{"op": "set", "path": ["enable_logging"], "value": true}])
