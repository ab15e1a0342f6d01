# METADATA
# title: Cloud SQL instances have no public address
# description: >-
#   An instance with a public address, which is the default, can be reached from outside the organisation's networks. With an authorised
#   network of 0.0.0.0/0 the whole internet can try passwords on it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#   - https://cloud.google.com/sql/docs/postgres/configure-private-ip
# custom:
#   id: gcp-sql-public-ip
#   severity: high
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The database is kept inside the boundary, where outside networks have no route to it.
#     - id: CC6.2
#       strength: supporting
#       rationale: Leaked or forgotten database accounts cannot be used from outside.
#   targets: {terraform: [google_sql_database_instance]}
#   aliases:
#     - CKV_GCP_60
#     - CKV_GCP_11
#     - GCP-0017
#     - cloudsql_instance_public_access
#     - sql_instance_not_publicly_accessible
#   fixable: true
#   remediation: >-
#     Set `ipv4_enabled = false` in `ip_configuration`, together with `private_network` (or `psc_config`), and reach the instance through the VPC or
#     the Cloud SQL Auth Proxy. The quick fix is offered where a private network is there already: which one it should be is for you to say.
package plumbline.gcp.sql_public_ip

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

instances := tf.resources("google_sql_database_instance")

# A clone takes its settings from its source.
judged[r.id] := r if {
	some r in instances
	not is_clone(r)
}

is_clone(r) if {
	count(tf.blocks(r, "clone")) > 0
	tf.missing(r, ["settings"])
}

population contains id if some id, _ in judged

ipv4 := ["settings", 0, "ip_configuration", 0, "ipv4_enabled"]

public(r) if tf.missing(r, ipv4)

public(r) if tf.is_true(r, ipv4)

deny contains finding.fixable(r, ipv4, "The instance has a public address.", make_private) if {
	some r in judged
	public(r)
	reachable_privately(r)
}

deny contains finding.new(r, ipv4, "The instance has a public address.") if {
	some r in judged
	public(r)
	not reachable_privately(r)
}

deny contains finding.new(r, tf.path_in(network, ["value"]), text) if {
	some r in judged
	some network in authorised(r)
	range := tf.value(network, ["value"])
	regex.match(`/0$`, range)
	text := concat("", ["The authorised network ", range, effect(r)])
}

# Without a public address it waits for one.
effect(r) := " would let the whole internet in as soon as there is a public address." if tf.is_false(r, ipv4)

effect(r) := " lets the whole internet in." if not tf.is_false(r, ipv4)

undecided contains finding.new(r, ipv4, "Whether the instance has a public address is not known before apply.") if {
	some r in judged
	tf.unknown(r, ipv4)
}

authorised(r) := [network |
	some settings in tf.blocks(r, "settings")
	some configuration in tf.blocks(settings, "ip_configuration")
	some network in tf.blocks(configuration, "authorized_networks")
]

reachable_privately(r) if {
	some name in ["private_network", "psc_config"]
	not tf.missing(r, ["settings", 0, "ip_configuration", 0, name])
}

make_private := finding.fix("Give the instance no public address", [{"op": "set", "path": ipv4, "value": false}])
