# METADATA
# title: Log groups are encrypted with a KMS key
# description: >-
#   Log groups are encrypted with a key of CloudWatch, which says nothing about who may read them. With a KMS key, reading logs takes
#   the right to use the key, which can be withdrawn and is recorded.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
#   - https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
# custom:
#   id: aws-log-kms
#   severity: low
#   controls:
#     - id: CC7.3
#       strength: supporting
#       rationale: The record that events are assessed from is guarded by a key of its own.
#     - id: CC6.1
#       strength: supporting
#       rationale: Reading logs takes the right to use their key.
#     - id: PI1.4
#       strength: supporting
#       rationale: Output that holds data of customers is protected where it is kept.
#   targets: {terraform: [aws_cloudwatch_log_group]}
#   reads: {terraform: [aws_kms_alias, aws_kms_key]}
#   aliases:
#     - CKV_AWS_158
#     - AWS-0017
#     - cloudwatch_log_group_kms_encryption_enabled
#     - log_group_encryption_at_rest_enabled
#   fixable: true
#   remediation: >-
#     Set `kms_key_id` to the ARN of a KMS key whose policy lets CloudWatch Logs use it. The quick fix writes a variable for it, for
#     you to fill or to replace with a key of the module.
package plumbline.aws.log_kms

import data.plumbline.lib.finding
import data.plumbline.lib.kms
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

key := ["kms_key_id"]

population contains r.id if some r in tf.resources("aws_cloudwatch_log_group")

deny contains finding.fixable(r, key, "The log group is not encrypted with a KMS key.", use_key) if {
	some r in tf.resources("aws_cloudwatch_log_group")
	tf.missing(r, key)
}

deny contains finding.fixable(r, key, "The log group is not encrypted with a KMS key of your own.", use_key) if {
	some r in tf.resources("aws_cloudwatch_log_group")
	kms.none(r, key)
	not tf.missing(r, key)
}

undecided contains finding.new(r, key, "Whether a key of your own is used is not known before apply.") if {
	some r in tf.resources("aws_cloudwatch_log_group")
	kms.open(r, key)
}

use_key := finding.fix("Use a key of your own", variable.set(key, "logs_kms_key_arn", "ARN of the KMS key that encrypts the log groups."))
