# METADATA
# title: Databases refuse connections without TLS
# description: >-
#   The engines accept clear text as well as TLS unless a parameter says otherwise, and many drivers fall back to it without a word.
#   Passwords and results can then be read in the network.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_parameter_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_parameter_group
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html
# custom:
#   id: aws-rds-tls
#   severity: medium
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data that moves between applications and the database is encrypted, whatever the client prefers.
#   targets: {terraform: [aws_db_parameter_group, aws_rds_cluster_parameter_group]}
#   aliases:
#     - CKV2_AWS_69
#   fixable: true
#   settings:
#     parameters:
#       description: >-
#         The parameter that requires TLS, by a regular expression for the families of parameter groups; other families are not
#         judged. `default` is true where the family requires TLS unless told otherwise, `clusters` where only parameter groups of
#         clusters have the parameter.
#       default:
#         - {family: "^postgres(9|1[0-4])", parameter: rds.force_ssl, value: "1"}
#         - {family: "^postgres(1[5-9]|[2-9][0-9])", parameter: rds.force_ssl, value: "1", default: true}
#         - {family: "^aurora-postgresql(9|1[0-6])", parameter: rds.force_ssl, value: "1", clusters: true}
#         - {family: "^aurora-postgresql(1[7-9]|[2-9][0-9])", parameter: rds.force_ssl, value: "1", clusters: true, default: true}
#         - {family: "^sqlserver-", parameter: rds.force_ssl, value: "1", apply_method: pending-reboot}
#         - {family: "^mysql(5[.]7|8|9)", parameter: require_secure_transport, value: "ON"}
#         - {family: "^aurora-mysql", parameter: require_secure_transport, value: "ON", clusters: true}
#         - {family: "^mariadb(10[.]([5-9]|1[01])|11[.][0-4])", parameter: require_secure_transport, value: "ON"}
#         - {family: "^mariadb(11[.][89]|1[2-9])", parameter: require_secure_transport, value: "ON", default: true}
#   remediation: >-
#     Add `parameter { name = "rds.force_ssl", value = "1" }` for PostgreSQL and SQL Server (with `apply_method = "pending-reboot"`),
#     `parameter { name = "require_secure_transport", value = "ON" }` for MySQL and MariaDB. Look first which clients still connect
#     without TLS.
package plumbline.aws.rds_tls

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_db_parameter_group", "aws_rds_cluster_parameter_group"]
	some r in tf.resources(type)
	may_have_rule(r)
}

may_have_rule(r) if rule(r)

may_have_rule(r) if tf.unknown(r, ["family"])

population contains id if some id, _ in judged

# What the family says about the parameter.
rule(r) := [candidate |
	some candidate in settings.value(rego.metadata.chain(), "parameters")
	regex.match(candidate.family, tf.value(r, ["family"]))
	has_parameter(r, candidate)
][0]

has_parameter(r, _) if r.type == "aws_rds_cluster_parameter_group"

has_parameter(_, candidate) if not candidate.clusters

# ---- parameters --------------------------------------------------------------------------------------------------

settings_of(r) := [parameter |
	some parameter in tf.blocks(r, "parameter")
	lower(tf.value(parameter, ["name"])) == rule(r).parameter
]

on(parameter) if {
	value := tf.value(parameter, ["value"])
	lower(as_text(value)) in {"1", "on", "true"}
}

off(parameter) if {
	value := tf.value(parameter, ["value"])
	not lower(as_text(value)) in {"1", "on", "true"}
}

as_text(v) := v if is_string(v)

as_text(v) := format_int(v, 10) if is_number(v)

as_text(true) := "true"

as_text(false) := "false"

may_set(r) if tf.blocks_unknown(r, "parameter")

may_set(r) if {
	some parameter in tf.blocks(r, "parameter")
	tf.unknown(parameter, ["name"])
}

# ---- verdicts ----------------------------------------------------------------------------------------------------

deny contains finding.fixable(r, tf.path_in(parameter, ["value"]), "Connections without TLS are accepted.", switch_on(r, parameter)) if {
	some r in judged
	some parameter in settings_of(r)
	off(parameter)
}

deny contains finding.fixable(r, [], "Connections without TLS are accepted by default.", add(r)) if {
	some r in judged
	count(settings_of(r)) == 0
	not may_set(r)
	not rule(r)["default"]
	rule(r)
}

undecided contains finding.new(r, tf.path_in(parameter, ["value"]), "Whether TLS is required is not known before apply.") if {
	some r in judged
	some parameter in settings_of(r)
	tf.unknown(parameter, ["value"])
}

undecided contains finding.new(r, ["parameter"], "Whether TLS is required is not known before apply.") if {
	some r in judged
	rule(r)
	count(settings_of(r)) == 0
	may_set(r)
}

undecided contains finding.new(r, ["family"], "Which parameter requires TLS depends on a family that is not known.") if {
	some r in judged
	tf.unknown(r, ["family"])
}

switch_on(r, parameter) := finding.fix("Require TLS", [{
	"op": "set",
	"path": tf.path_in(parameter, ["value"]),
	"value": rule(r).value,
}])

add(r) := finding.fix("Require TLS", [{
	"op": "add_block",
	"path": ["parameter"],
	"body": array.concat(
		[{"name": "name", "value": rule(r).parameter}, {"name": "value", "value": rule(r).value}],
		[{"name": "apply_method", "value": method} | some method in [rule(r).apply_method]],
	),
}])
