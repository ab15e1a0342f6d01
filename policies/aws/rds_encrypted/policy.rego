# METADATA
# title: Databases are encrypted at rest
# description: >-
#   Storage, backups and snapshots of an unencrypted database can be read by whoever gets a copy of them, and encryption cannot be switched
#   on later in place. Replicas and restored snapshots take it from their source and are not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
# custom:
#   id: aws-rds-encrypted
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading the stored data takes the key as well as the storage, so that access stays with those who may use the key.
#     - id: CC6.7
#       strength: supporting
#       rationale: Snapshots that are copied or shared stay unreadable without the key.
#     - id: PI1.5
#       strength: supporting
#       rationale: Stored data is protected outside the database that controls access to it.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster, aws_rds_global_cluster]}
#   aliases:
#     - CKV_AWS_16
#     - CKV_AWS_96
#     - CKV_AWS_140
#     - AWS-0080
#     - AWS-0079
#     - rds_instance_storage_encrypted
#     - rds_db_instance_encryption_at_rest_enabled
#   fixable: true
#   remediation: >-
#     Set `storage_encrypted = true`, and `kms_key_id` for a key of your own. Changing it replaces the database: for one with data, copy a
#     snapshot with encryption and restore from it.
package plumbline.aws.rds_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# Where the database gets its encryption from, by type; with one of these its own setting does not decide.
sources := {
	"aws_db_instance": ["replicate_source_db", "snapshot_identifier", "restore_to_point_in_time"],
	"aws_rds_cluster": ["replication_source_identifier", "snapshot_identifier", "restore_to_point_in_time"],
	"aws_rds_global_cluster": ["source_db_cluster_identifier"],
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

deny contains finding.fixable(r, ["storage_encrypted"], "The database's storage is not encrypted.", encrypt) if {
	some r in judged
	not maybe_inherits(r)
	off(r)
}

off(r) if tf.is_false(r, ["storage_encrypted"])

off(r) if {
	tf.missing(r, ["storage_encrypted"])
	provisioned(r)
}

undecided contains finding.new(r, ["storage_encrypted"], "Whether the database is a copy that inherits encryption is not known.") if {
	some r in judged
	maybe_inherits(r)
	off(r)
}

undecided contains finding.new(r, ["storage_encrypted"], "Whether the storage is encrypted is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["storage_encrypted"])
}

undecided contains finding.new(r, ["engine_mode"], "Whether the storage is encrypted depends on an engine mode that is not known.") if {
	some r in judged
	tf.missing(r, ["storage_encrypted"])
	tf.unknown(r, ["engine_mode"])
}

# Aurora's engine mode `serverless` is encrypted without being asked.
provisioned(r) if tf.missing(r, ["engine_mode"])

provisioned(r) if tf.value(r, ["engine_mode"]) != "serverless"

encrypt := finding.fix("Encrypt the storage", [{"op": "set", "path": ["storage_encrypted"], "value": true}])
