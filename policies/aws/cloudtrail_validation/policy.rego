# METADATA
# title: CloudTrail log files can be validated
# description: >-
#   Without validation nobody can tell whether the record of an incident was changed or parts of it deleted afterwards. With it CloudTrail
#   signs a digest of every log file.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
# custom:
#   id: aws-cloudtrail-validation
#   severity: high
#   controls:
#     - id: CC7.3
#       strength: direct
#       rationale: Events are assessed from a record whose integrity can be shown.
#     - id: CC7.2
#       strength: supporting
#       rationale: Tampering with the record is itself noticed.
#     - id: PI1.3
#       strength: supporting
#       rationale: The record of processing is shown to be complete and unchanged.
#   targets: {terraform: [aws_cloudtrail]}
#   aliases:
#     - CKV_AWS_36
#     - AWS-0016
#     - cloudtrail_log_file_validation_enabled
#     - cloudtrail_trail_validation_enabled
#   fixable: true
#   remediation: Set `enable_log_file_validation = true`.
package plumbline.aws.cloudtrail_validation

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_cloudtrail")

deny contains finding.fixable(r, ["enable_log_file_validation"], "The trail's log files cannot be validated.", validate) if {
	some r in tf.resources("aws_cloudtrail")
	tf.missing_or_false(r, ["enable_log_file_validation"])
}

undecided contains finding.new(r, ["enable_log_file_validation"], "Whether log files can be validated is not known before apply.") if {
	some r in tf.resources("aws_cloudtrail")
	tf.unknown(r, ["enable_log_file_validation"])
}

validate := finding.fix("Validate log files", [{"op": "set", "path": ["enable_log_file_validation"], "value": true}])
