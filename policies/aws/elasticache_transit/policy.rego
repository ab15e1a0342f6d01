# METADATA
# title: ElastiCache encrypts traffic to its replication groups
# description: >-
#   Sessions, tokens and cached personal data travel in clear text otherwise, and so does the password of the cache.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
#   - https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
# custom:
#   id: aws-elasticache-transit
#   severity: high
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data that moves between applications, the cache and its replicas is encrypted with TLS.
#   targets: {terraform: [aws_elasticache_replication_group]}
#   aliases:
#     - CKV_AWS_30
#     - CKV_AWS_31
#     - AWS-0051
#     - elasticache_redis_cluster_in_transit_encryption_enabled
#   fixable: true
#   remediation: >-
#     Set `transit_encryption_enabled = true`, and an `auth_token` or user group. Before version 7.0.5 of the engine that replaces the
#     group. To move clients over without an interruption set `transit_encryption_mode = "preferred"` first, then `"required"`.
package plumbline.aws.elasticache_transit

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

transit := ["transit_encryption_enabled"]

# A secondary of a global datastore takes its encryption from the primary.
judged[r.id] := r if {
	some r in tf.resources("aws_elasticache_replication_group")
	not tf.given(r, ["global_replication_group_id"])
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, transit, "Clients talk to the cache in clear text.", encrypt) if {
	some r in judged
	off(r)
	tf.missing(r, ["global_replication_group_id"])
}

# Both are accepted: meant for moving clients over.
deny contains finding.fixable(r, ["transit_encryption_mode"], "Clients may still talk to the cache in clear text.", require) if {
	some r in judged
	not off(r)
	tf.value(r, ["transit_encryption_mode"]) == "preferred"
}

undecided contains finding.new(r, ["transit_encryption_mode"], "Whether clear text is refused is not known before apply.") if {
	some r in judged
	not off(r)
	tf.unknown(r, ["transit_encryption_mode"])
}

require := finding.fix("Require encryption", [{
	"op": "set",
	"path": ["transit_encryption_mode"],
	"value": "required",
}])

off(r) if tf.missing_or_false(r, transit)

undecided contains finding.new(r, transit, "Whether traffic to the cache is encrypted is not known before apply.") if {
	some r in judged
	tf.unknown(r, transit)
}

undecided contains finding.new(r, transit, "Whether the group takes its encryption from a global datastore is not known.") if {
	some r in judged
	off(r)
	tf.unknown(r, ["global_replication_group_id"])
}

encrypt := finding.fix("Encrypt traffic to the cache", [{"op": "set", "path": transit, "value": true}])
