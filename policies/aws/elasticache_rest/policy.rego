# METADATA
# title: ElastiCache encrypts its replication groups at rest
# description: >-
#   Backups, swap files and replication data of an unencrypted group can be read by whoever gets at their storage. Valkey groups are
#   encrypted unless told otherwise, Redis ones are not.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
# custom:
#   id: aws-elasticache-rest
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading what the cache stores takes the key as well as the storage.
#   targets: {terraform: [aws_elasticache_replication_group]}
#   aliases:
#     - CKV_AWS_29
#     - AWS-0045
#   fixable: true
#   remediation: >-
#     Set `at_rest_encryption_enabled = true`, and `kms_key_id` for a key of your own. Changing it replaces the group: restore it from
#     a backup.
package plumbline.aws.elasticache_rest

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

at_rest := ["at_rest_encryption_enabled"]

# A secondary of a global datastore takes its encryption from the primary.
judged[r.id] := r if {
	some r in tf.resources("aws_elasticache_replication_group")
	not tf.given(r, ["global_replication_group_id"])
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, at_rest, "The cache's data is not encrypted at rest.", encrypt) if {
	some r in judged
	off(r)
	tf.missing(r, ["global_replication_group_id"])
}

off(r) if tf.is_false(r, at_rest)

# Absent means false for Redis, and true for Valkey.
off(r) if {
	tf.missing(r, at_rest)
	tf.absent_or(r, ["engine"], "redis")
}

undecided contains finding.new(r, at_rest, "Whether the data is encrypted at rest is not known before apply.") if {
	some r in judged
	tf.unknown(r, at_rest)
}

undecided contains finding.new(r, ["engine"], "Whether encryption is the default depends on an engine that is not known.") if {
	some r in judged
	tf.missing(r, at_rest)
	tf.unknown(r, ["engine"])
}

undecided contains finding.new(r, at_rest, "Whether the group takes its encryption from a global datastore is not known.") if {
	some r in judged
	off(r)
	tf.unknown(r, ["global_replication_group_id"])
}

encrypt := finding.fix("Encrypt the data at rest", [{"op": "set", "path": at_rest, "value": true}])
