# METADATA
# title: DocumentDB and Neptune clusters are encrypted at rest
# description: >-
#   Storage, backups and snapshots of an unencrypted cluster can be read by whoever gets a copy of them, and encryption cannot be
#   switched on later in place. Restored snapshots and replicas take it from their source and are not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/docdb_cluster
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster
#   - https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html
#   - https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html
# custom:
#   id: aws-docdb-neptune-encrypted
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading the stored data takes the key as well as the storage, so that access stays with those who may use the key.
#   targets: {terraform: [aws_docdb_cluster, aws_neptune_cluster]}
#   aliases:
#     - CKV_AWS_74
#     - CKV_AWS_44
#     - AWS-0021
#     - AWS-0076
#   fixable: true
#   remediation: >-
#     Set `storage_encrypted = true`, and `kms_key_id` (Neptune: `kms_key_arn`) for a key of your own. Changing it replaces the
#     cluster: for one with data, restore from a snapshot with encryption.
package plumbline.aws.docdb_neptune_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# Where the cluster gets its encryption from, by type; with one of these its own setting does not decide.
sources := {
	"aws_docdb_cluster": ["snapshot_identifier", "restore_to_point_in_time"],
	"aws_neptune_cluster": ["snapshot_identifier", "replication_source_identifier"],
}

inherits(r) if {
	some attribute in sources[r.type]
	tf.given(r, [attribute])
}

maybe_inherits(r) if {
	some attribute in sources[r.type]
	tf.unknown(r, [attribute])
}

judged[r.id] := r if {
	some type, _ in sources
	some r in tf.resources(type)
	not inherits(r)
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, ["storage_encrypted"], "The cluster's storage is not encrypted.", encrypt) if {
	some r in judged
	tf.missing_or_false(r, ["storage_encrypted"])
	not maybe_inherits(r)
}

undecided contains finding.new(r, ["storage_encrypted"], "Whether the storage is encrypted is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["storage_encrypted"])
}

undecided contains finding.new(r, ["storage_encrypted"], "Whether the cluster is a copy that inherits encryption is not known.") if {
	some r in judged
	tf.missing_or_false(r, ["storage_encrypted"])
	maybe_inherits(r)
}

encrypt := finding.fix("Encrypt the storage", [{"op": "set", "path": ["storage_encrypted"], "value": true}])
