# METADATA
# title: Data streams are encrypted
# description: >-
#   A stream keeps its records for a day up to a year, and unencrypted unless it is told otherwise. Whoever reaches that storage, or a copy of
#   it, reads everything that went through.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_stream
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_firehose_delivery_stream
#   - https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html
# custom:
#   id: aws-kinesis-encrypted
#   severity: medium
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Encryption keeps stored records unreadable to whoever reaches the storage.}
#     - {id: PI1.4, strength: supporting, rationale: Data on its way to its users is protected until it is delivered.}
#   targets: {terraform: [aws_kinesis_stream, aws_kinesis_firehose_delivery_stream]}
#   aliases: [CKV_AWS_43, CKV_AWS_240, AWS-0064, kinesis_stream_encrypted_at_rest]
#   fixable: true
#   remediation: >-
#     For a stream set `encryption_type = "KMS"` and `kms_key_id`; the quick fix takes the key that AWS manages, `alias/aws/kinesis`. For a delivery stream
#     add `server_side_encryption { enabled = true }`. A delivery stream that reads from a stream or from Kafka is encrypted there and is not judged.
package plumbline.aws.kinesis_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# ---- streams -----------------------------------------------------------------------------------------------------

type := ["encryption_type"]

population contains r.id if some r in tf.resources("aws_kinesis_stream")

deny contains finding.fixable(r, type, "Records are stored unencrypted.", encrypt_stream(r)) if {
	some r in tf.resources("aws_kinesis_stream")
	tf.absent_or(r, type, "NONE")
}

undecided contains finding.new(r, type, "Whether the stream is encrypted is not known before apply.") if {
	some r in tf.resources("aws_kinesis_stream")
	tf.unknown(r, type)
}

encrypt_stream(r) := finding.fix("Encrypt the stream", array.concat(
	[{"op": "set", "path": type, "value": "KMS"}],
	[operation |
		tf.missing(r, ["kms_key_id"])
		operation := {"op": "set", "path": ["kms_key_id"], "value": "alias/aws/kinesis"}
	],
))

# ---- delivery streams --------------------------------------------------------------------------------------------

enabled := ["server_side_encryption", 0, "enabled"]

sources := ["kinesis_source_configuration", "msk_source_configuration"]

delivery[r.id] := r if {
	some r in tf.resources("aws_kinesis_firehose_delivery_stream")
	not reads_elsewhere(r)
}

reads_elsewhere(r) if {
	some source in sources
	tf.is_known(r, [source])
}

maybe_reads_elsewhere(r) if {
	some source in sources
	tf.unknown(r, [source])
}

population contains id if some id, _ in delivery

deny contains finding.fixable(r, enabled, "Records are stored unencrypted.", encrypt_delivery(r)) if {
	some r in delivery
	not maybe_reads_elsewhere(r)
	tf.missing_or_false(r, enabled)
}

undecided contains finding.new(r, enabled, "Whether the delivery stream is encrypted is not known before apply.") if {
	some r in delivery
	tf.unknown(r, enabled)
}

undecided contains finding.new(r, enabled, "Where the delivery stream reads from is not known before apply.") if {
	some r in delivery
	maybe_reads_elsewhere(r)
	tf.missing_or_false(r, enabled)
}

encrypt_delivery(r) := finding.fix("Encrypt the delivery stream", [{"op": "set", "path": enabled, "value": true}]) if {
	count(tf.blocks(r, "server_side_encryption")) > 0
}

encrypt_delivery(r) := finding.fix("Encrypt the delivery stream", [{
	"op": "add_block",
	"path": ["server_side_encryption"],
	"body": [{"name": "enabled", "value": true}],
}]) if {
	tf.missing(r, ["server_side_encryption"])
}
