# METADATA
# title: ElastiCache backs up Redis and Valkey
# description: >-
#   A cache that holds sessions, queues or counters is data: without backups a failed node or a faulty `FLUSHALL` loses it. Memcached
#   has no backups and is not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
# custom:
#   id: aws-elasticache-backup
#   severity: low
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Automatic backups are what the cache is restored from.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that destroys cached data can be answered by restoring it.
#   targets: {terraform: [aws_elasticache_cluster, aws_elasticache_replication_group]}
#   aliases:
#     - CKV_AWS_134
#     - AWS-0050
#     - elasticache_redis_cluster_automatic_backup_retention_15_days
#   fixable: true
#   settings:
#     minimum_days:
#       description: The least number of days that automatic backups are kept.
#       default: 1
#     node_types_without_backups:
#       description: Node types that ElastiCache cannot back up.
#       default: [cache.t1.micro]
#   remediation: >-
#     Set `snapshot_retention_limit` to the days that backups are kept, up to 35. Waive the policy where all of the content can be
#     made anew.
package plumbline.aws.elasticache_backup

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

limit := ["snapshot_retention_limit"]

# A node of a replication group has the group's setting; a secondary of a global datastore is a copy.
belongs_to := {
	"aws_elasticache_cluster": "replication_group_id",
	"aws_elasticache_replication_group": "global_replication_group_id",
}

judged[r.id] := r if {
	some type, owner in belongs_to
	some r in tf.resources(type)
	not tf.given(r, [owner])
	not cannot_be_backed_up(r)
}

cannot_be_backed_up(r) if tf.value(r, ["engine"]) == "memcached"

cannot_be_backed_up(r) if tf.value(r, ["node_type"]) in settings.value(rego.metadata.chain(), "node_types_without_backups")

# Nothing that is not known can put it out of question.
certain(r) if {
	tf.missing(r, [belongs_to[r.type]])
	not tf.unknown(r, ["engine"])
	not tf.unknown(r, ["node_type"])
}

population contains id if some id, _ in judged

minimum := settings.value(rego.metadata.chain(), "minimum_days")

days(r) := tf.number(r, limit)

days(r) := 0 if tf.missing(r, limit)

deny contains finding.fixable(r, limit, text(days(r)), keep) if {
	some r in judged
	days(r) < minimum
	certain(r)
}

undecided contains finding.new(r, limit, "How long backups are kept is not known before apply.") if {
	some r in judged
	tf.unknown(r, limit)
}

undecided contains finding.new(r, limit, "Whether the cache can have backups of its own is not known before apply.") if {
	some r in judged
	days(r) < minimum
	not certain(r)
}

text(0) := "There are no automatic backups."

text(n) := concat("", [
	"Automatic backups are kept for ",
	format_int(n, 10),
	{true: " day", false: " days"}[n == 1],
	", less than ",
	format_int(minimum, 10),
	".",
]) if {
	n > 0
}

keep := finding.fix("Keep automatic backups", [{"op": "set", "path": limit, "value": minimum}])
