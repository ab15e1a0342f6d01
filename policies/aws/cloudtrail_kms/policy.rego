# METADATA
# title: CloudTrail log files are encrypted with a KMS key
# description: >-
#   Whoever may read the bucket reads who did what in the account. With a KMS key, reading takes the right to use the key as well, and
#   every use of it is recorded.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
# custom:
#   id: aws-cloudtrail-kms
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading the record takes a right of its own, which its bucket does not give.
#   targets: {terraform: [aws_cloudtrail]}
#   reads: {terraform: [aws_kms_alias, aws_kms_key]}
#   aliases:
#     - CKV_AWS_35
#     - AWS-0015
#     - cloudtrail_trail_logs_encrypted_with_kms_cmk
#   fixable: true
#   remediation: >-
#     Set `kms_key_id` to the ARN of a KMS key whose policy lets CloudTrail use it (`kms:GenerateDataKey*`, `kms:DescribeKey`). The
#     quick fix writes a variable for it, for you to fill or to replace with a key of the module.
package plumbline.aws.cloudtrail_kms

import data.plumbline.lib.finding
import data.plumbline.lib.kms
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

key := ["kms_key_id"]

population contains r.id if some r in tf.resources("aws_cloudtrail")

deny contains finding.fixable(r, key, "The log files are not encrypted with a KMS key.", use_key) if {
	some r in tf.resources("aws_cloudtrail")
	tf.missing(r, key)
}

deny contains finding.fixable(r, key, "The log files are not encrypted with a KMS key of your own.", use_key) if {
	some r in tf.resources("aws_cloudtrail")
	kms.none(r, key)
	not tf.missing(r, key)
}

undecided contains finding.new(r, key, "Whether a key of your own is used is not known before apply.") if {
	some r in tf.resources("aws_cloudtrail")
	kms.open(r, key)
}

use_key := finding.fix("Use a key of your own", variable.set(key, "cloudtrail_kms_key_arn", "ARN of the KMS key that encrypts the log files of CloudTrail."))
