# METADATA
# title: Redshift clusters refuse connections without TLS
# description: >-
#   Clients choose whether to use TLS unless the parameter group asks for it, and drivers fall back to clear text without a word.
#   Passwords and results can then be read in the network.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_parameter_group
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html
# custom:
#   id: aws-redshift-tls
#   severity: medium
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data that moves between clients and the warehouse is encrypted, whatever the client prefers.
#   targets: {terraform: [aws_redshift_parameter_group]}
#   aliases:
#     - CKV_AWS_105
#     - redshift_cluster_in_transit_encryption_enabled
#     - redshift_cluster_encryption_in_transit_enabled
#   fixable: true
#   settings:
#     families_with_tls:
#       description: Families of parameter groups that require TLS unless told otherwise.
#       default: [redshift-2.0]
#   remediation: >-
#     Add `parameter { name = "require_ssl", value = "true" }`. Clusters that use the group take it at their next reboot.
package plumbline.aws.redshift_tls

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_redshift_parameter_group")

required_by_default := settings.value(rego.metadata.chain(), "families_with_tls")

parameters(r) := [parameter |
	some parameter in tf.blocks(r, "parameter")
	tf.value(parameter, ["name"]) == "require_ssl"
]

on(parameter) if tf.is_true(parameter, ["value"])

on(parameter) if lower(tf.value(parameter, ["value"])) == "true"

deny contains finding.fixable(r, tf.path_in(parameter, ["value"]), "Connections without TLS are accepted.", switch_on(parameter)) if {
	some r in tf.resources("aws_redshift_parameter_group")
	some parameter in parameters(r)
	not on(parameter)
	not tf.unknown(parameter, ["value"])
}

deny contains finding.fixable(r, [], "Connections without TLS are accepted by default.", add) if {
	some r in tf.resources("aws_redshift_parameter_group")
	count(parameters(r)) == 0
	not may_set(r)
	not tf.unknown(r, ["family"])
	not has_tls_family(r)
}

undecided contains finding.new(r, tf.path_in(parameter, ["value"]), "Whether TLS is required is not known before apply.") if {
	some r in tf.resources("aws_redshift_parameter_group")
	some parameter in parameters(r)
	tf.unknown(parameter, ["value"])
}

undecided contains finding.new(r, [], "Whether TLS is required is not known before apply.") if {
	some r in tf.resources("aws_redshift_parameter_group")
	count(parameters(r)) == 0
	may_set(r)
}

undecided contains finding.new(r, ["family"], "Whether TLS is required by default is not known before apply.") if {
	some r in tf.resources("aws_redshift_parameter_group")
	count(parameters(r)) == 0
	not may_set(r)
	tf.unknown(r, ["family"])
}

has_tls_family(r) if tf.value(r, ["family"]) in required_by_default

may_set(r) if tf.blocks_unknown(r, "parameter")

may_set(r) if {
	some parameter in tf.blocks(r, "parameter")
	tf.unknown(parameter, ["name"])
}

switch_on(parameter) := finding.fix("Require TLS", [{
	"op": "set",
	"path": tf.path_in(parameter, ["value"]),
	"value": "true",
}])

add := finding.fix("Require TLS", [{
	"op": "add_block",
	"path": ["parameter"],
	"body": [{"name": "name", "value": "require_ssl"}, {"name": "value", "value": "true"}],
}])
