# METADATA
# title: SQS queues are encrypted
# description: >-
#   Messages wait in a queue for up to two weeks. New queues are encrypted with a key of SQS unless that is switched off; with a KMS key of
#   your own, who may read messages can be limited by the key too.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue
#   - https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
# custom:
#   id: aws-sqs-encrypted
#   severity: medium
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Encryption keeps stored messages unreadable to whoever reaches the storage.}
#   targets: {terraform: [aws_sqs_queue]}
#   aliases: [CKV_AWS_27, AWS-0096, AWS-0135]
#   fixable: true
#   settings:
#     require_kms:
#       description: Whether a queue must name a KMS key (`kms_master_key_id`), so that encryption with SQS's own key fails.
#       default: false
#   remediation: >-
#     Set `sqs_managed_sse_enabled = true`, or `kms_master_key_id` to a key (not both). A queue that writes neither is encrypted by SQS if it
#     was made after October 2022.
package plumbline.aws.sqs_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_sqs_queue")

key := ["kms_master_key_id"]

managed := ["sqs_managed_sse_enabled"]

require_kms if settings.value(rego.metadata.chain(), "require_kms") == true

no_key(r) if tf.absent_or(r, key, "")

maybe_key(r) if {
	tf.unknown(r, key)
	not tf.refers(r, key)
}

deny contains finding.fixable(r, managed, "Encryption is switched off.", switch_on) if {
	some r in tf.resources("aws_sqs_queue")
	not require_kms
	tf.is_false(r, managed)
	no_key(r)
}

deny contains finding.new(r, key, "The queue is not encrypted with a KMS key.") if {
	some r in tf.resources("aws_sqs_queue")
	require_kms
	no_key(r)
}

undecided contains finding.new(r, key, "Whether the queue is encrypted is not known before apply.") if {
	some r in tf.resources("aws_sqs_queue")
	maybe_key(r)
	needs_key(r)
}

undecided contains finding.new(r, managed, "Whether the queue is encrypted is not known before apply.") if {
	some r in tf.resources("aws_sqs_queue")
	not require_kms
	no_key(r)
	tf.unknown(r, managed)
}

needs_key(_) if require_kms

needs_key(r) if tf.is_false(r, managed)

needs_key(r) if tf.unknown(r, managed)

switch_on := finding.fix("Switch encryption on", [{"op": "set", "path": managed, "value": true}])
