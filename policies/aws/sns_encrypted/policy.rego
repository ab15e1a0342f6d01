# METADATA
# title: SNS topics are encrypted with a key of your own
# description: >-
#   Without a key, messages are stored unencrypted while they wait for delivery. With the key that AWS manages, `alias/aws/sns`, the key's
#   policy cannot say who may read them, and alarms and bucket events, which may not use that key, are silently not delivered.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic
#   - https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
# custom:
#   id: aws-sns-encrypted
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Who reads stored messages needs the right to use the key as well as the right to the topic.
#     - id: PI1.4
#       strength: supporting
#       rationale: Messages that systems exchange are protected until they are delivered.
#   targets: {terraform: [aws_sns_topic]}
#   aliases:
#     - CKV_AWS_26
#     - AWS-0095
#     - AWS-0136
#     - sns_topics_kms_encryption_at_rest_enabled
#     - sns_topic_encrypted_at_rest
#   fixable: true
#   settings:
#     aws_managed_key_suffices:
#       description: Whether a topic that is encrypted with the key that AWS manages (`alias/aws/sns`) passes.
#       default: false
#   remediation: >-
#     Set `kms_master_key_id` to the id, ARN or alias of a KMS key, whose policy allows `kms:GenerateDataKey*` and `kms:Decrypt` to the
#     services that publish. The quick fix takes the key from the variable `sns_kms_key_id`.
package plumbline.aws.sns_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

population contains r.id if some r in tf.resources("aws_sns_topic")

key := ["kms_master_key_id"]

deny contains user_value.offered(r, key, "Messages are stored unencrypted.", encrypt) if {
	some r in tf.resources("aws_sns_topic")
	unencrypted(r)
}

deny contains user_value.offered(r, key, "The key is the one that AWS manages, whose policy cannot be changed.", encrypt) if {
	some r in tf.resources("aws_sns_topic")
	not aws_managed_suffices
	contains(tf.value(r, key), "alias/aws/")
}

undecided contains finding.new(r, key, "Whether the topic is encrypted is not known before apply.") if {
	some r in tf.resources("aws_sns_topic")
	tf.unknown(r, key)
	not tf.refers(r, key)
}

unencrypted(r) if tf.absent_or(r, key, "")

aws_managed_suffices if settings.value(rego.metadata.chain(), "aws_managed_key_suffices") == true

encrypt := finding.fix("Encrypt with a key of your own", [
	{"op": "set", "path": key, "ref": "var.sns_kms_key_id"},
	user_value.variable("sns_kms_key_id", "string", "KMS key that encrypts the messages of SNS topics."),
])
