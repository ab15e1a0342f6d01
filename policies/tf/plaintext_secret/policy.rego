# METADATA
# title: Secrets are not written in code
# description: >-
#   A password in code is known to everyone who can read the repository, its clones and its history, and stays there after it has been
#   removed. The default of a variable is code as well.
# related_resources:
#   - https://developer.hashicorp.com/terraform/language/manage-sensitive-data
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_user
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
# custom:
#   id: tf-plaintext-secret
#   severity: critical
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Only those who need a secret can read it; whoever reads the code cannot.
#   targets:
#     terraform:
#       - aws_db_instance
#       - aws_rds_cluster
#       - aws_redshift_cluster
#       - aws_docdb_cluster
#       - aws_elasticache_replication_group
#       - aws_directory_service_directory
#       - aws_dms_endpoint
#       - aws_ecs_task_definition
#       - aws_mq_broker
#       - aws_opensearch_domain
#       - aws_secretsmanager_secret_version
#       - aws_ssm_parameter
#       - azurerm_mssql_server
#       - azurerm_mssql_managed_instance
#       - azurerm_sql_server
#       - azurerm_postgresql_server
#       - azurerm_postgresql_flexible_server
#       - azurerm_mysql_server
#       - azurerm_mysql_flexible_server
#       - azurerm_mariadb_server
#       - azurerm_synapse_workspace
#       - azurerm_linux_virtual_machine
#       - azurerm_windows_virtual_machine
#       - azurerm_virtual_machine
#       - azurerm_key_vault_secret
#       - google_sql_user
#       - google_sql_database_instance
#       - google_secret_manager_secret_version
#       - google_compute_disk
#       - google_compute_instance
#   aliases:
#     - CKV_AWS_45
#     - AWS-0036
#     - CKV_AZURE_45
#     - AZU-0037
#     - GCP-0037
#   fixable: true
#   remediation: >-
#     Let the provider keep the secret (`manage_master_user_password`), make it with `random_password`, read it from a secret store, or take it
#     from a variable with `sensitive = true` and no default: the quick fix does the last. Then change the secret, for it has been read.
package plumbline.tf.plaintext_secret

import data.plumbline.lib.finding
import data.plumbline.lib.secret
import data.plumbline.lib.terraform as tf

# Where each type keeps its secrets: attributes, or paths of nested blocks with the attribute last.
secrets := {
	"aws_db_instance": [["password"], ["password_wo"]],
	"aws_rds_cluster": [["master_password"], ["master_password_wo"]],
	"aws_redshift_cluster": [["master_password"], ["master_password_wo"]],
	"aws_docdb_cluster": [["master_password"], ["master_password_wo"]],
	"aws_elasticache_replication_group": [["auth_token"]],
	"aws_directory_service_directory": [["password"]],
	"aws_dms_endpoint": [["password"]],
	"aws_mq_broker": [["user", "password"]],
	"aws_opensearch_domain": [["advanced_security_options", "master_user_options", "master_user_password"]],
	"aws_secretsmanager_secret_version": [["secret_string"], ["secret_string_wo"]],
	"aws_ssm_parameter": [["value"], ["value_wo"]],
	"azurerm_mssql_server": [["administrator_login_password"], ["administrator_login_password_wo"]],
	"azurerm_mssql_managed_instance": [["administrator_login_password"]],
	"azurerm_sql_server": [["administrator_login_password"]],
	"azurerm_postgresql_server": [["administrator_login_password"]],
	"azurerm_postgresql_flexible_server": [["administrator_password"], ["administrator_password_wo"]],
	"azurerm_mysql_server": [["administrator_login_password"]],
	"azurerm_mysql_flexible_server": [["administrator_password"], ["administrator_password_wo"]],
	"azurerm_mariadb_server": [["administrator_login_password"]],
	"azurerm_synapse_workspace": [["sql_administrator_login_password"]],
	"azurerm_linux_virtual_machine": [["admin_password"]],
	"azurerm_windows_virtual_machine": [["admin_password"]],
	"azurerm_virtual_machine": [["os_profile", "admin_password"]],
	"aws_ecs_task_definition": [],
	"azurerm_key_vault_secret": [["value"], ["value_wo"]],
	"google_sql_user": [["password"], ["password_wo"]],
	"google_sql_database_instance": [["root_password"]],
	"google_secret_manager_secret_version": [["secret_data"], ["secret_data_wo"]],
	"google_compute_disk": [["disk_encryption_key", "raw_key"], ["source_image_encryption_key", "raw_key"]],
	"google_compute_instance": [["boot_disk", "disk_encryption_key_raw"], ["attached_disk", "disk_encryption_key_raw"]],
}

judged[r.id] := r if {
	some type, _ in secrets
	some r in tf.resources(type)
	not public_parameter(r)
}

# Only a SecureString is a secret.
public_parameter(r) if {
	r.type == "aws_ssm_parameter"
	tf.value(r, ["type"]) != "SecureString"
}

maybe_public(r) if {
	r.type == "aws_ssm_parameter"
	tf.unknown(r, ["type"])
}

population contains id if some id, _ in judged

# The paths of a resource's secrets, from the resource.
places(r) := {place |
	some steps in secrets[r.type]
	some place in expand(r, steps)
}

expand(_, steps) := {steps} if count(steps) == 1

expand(r, steps) := {tf.path_in(outer, [steps[1]]) | some outer in tf.blocks(r, steps[0])} if count(steps) == 2

expand(r, steps) := {tf.path_in(inner, [steps[2]]) |
	some outer in tf.blocks(r, steps[0])
	some inner in tf.blocks(outer, steps[1])
} if {
	count(steps) == 3
}

unknown_blocks(r) if {
	some steps in secrets[r.type]
	count(steps) > 1
	tf.blocks_unknown(r, steps[0])
}

# ---- plain texts -------------------------------------------------------------------------------------------------

text := "The secret is written in the code."

deny contains finding.fixable(r, place, text, extract(r, place)) if {
	some r in judged
	not maybe_public(r)
	some place in places(r)
	written(r, place)
	not structured(r, place)
	not in_called_module(r)
}

# Other calls of the module would lack a new variable's value.
deny contains finding.new(r, place, text) if {
	some r in judged
	not maybe_public(r)
	some place in places(r)
	written(r, place)
	not structured(r, place)
	in_called_module(r)
}

# A document with several entries: those are secrets whose names say so.
deny contains finding.new(r, array.concat(place, [key]), concat("", ["The secret \"", key, "\" is written in the code."])) if {
	some r in judged
	not maybe_public(r)
	some place in places(r)
	document := structured(r, place)
	some key, _ in document.values
	secret.named(key)
	secret.plain(tf.value(document, [key]))
	not comes_from_plan_input(r, place)
	not tf.refers(r, array.concat(place, [key]))
}

# The environment of a container.
deny contains finding.new(r, path, concat("", ["The secret \"", name, "\" is written in the code."])) if {
	some r in tf.resources("aws_ecs_task_definition")
	some variable in environment(r)
	name := tf.value(variable, ["name"])
	looks_secret(name, tf.value(variable, ["value"]))
	path := tf.path_in(variable, ["value"])
	not comes_from_plan_input(r, ["container_definitions"])
	not tf.refers(r, path)
}

# A script that a machine runs when it starts.
deny contains finding.new(r, place, "A secret is written in the script.") if {
	some r in judged
	some place in scripts(r)
	some script in script_texts(tf.value(r, place))
	secret.assigned(script)
}

undecided contains finding.new(r, place, "The script is not known before apply.") if {
	some r in judged
	some place in scripts(r)
	tf.unknown(r, place)
	not tf.comes_from_elsewhere(r, place)
}

undecided contains finding.new(r, tf.path_in(variable, ["value"]), "Whether the secret is written in the code cannot be decided.") if {
	some r in tf.resources("aws_ecs_task_definition")
	some variable in environment(r)
	secret.named(tf.value(variable, ["name"]))
	tf.unknown(variable, ["value"])
	not tf.comes_from_elsewhere(r, tf.path_in(variable, ["value"]))
}

undecided contains finding.new(r, ["container_definitions"], "The containers' environment is not known before apply.") if {
	some r in tf.resources("aws_ecs_task_definition")
	tf.document_unknown(r, ["container_definitions"])
}

undecided contains finding.new(r, place, "Whether the secret is written in the code cannot be decided.") if {
	some r in judged
	some place in places(r)
	tf.unknown(r, place)
	not structured(r, place)
	not tf.comes_from_elsewhere(r, place)
}

undecided contains finding.new(r, place, "Whether the parameter is a secret is not known before apply.") if {
	some r in judged
	maybe_public(r)
	some place in places(r)
	written(r, place)
}

undecided contains finding.new(r, [], "Not all places for secrets are known before apply.") if {
	some r in judged
	unknown_blocks(r)
}

# A known text that comes from no resource is in the code: as a literal, a local, or a variable's default.
written(r, place) if {
	literal(tf.value(r, place))
	not tf.refers(r, place)
	not comes_from_plan_input(r, place)
}

literal(v) if {
	is_string(v)
	trim_space(v) != ""
}

# A plan knows the values of variables that are given from outside.
comes_from_plan_input(r, place) if {
	r.constants
	not place in r.constants
}

structured(r, place) := document if {
	document := tf.document(r, place)
	is_object(document.values)
}

looks_secret(name, v) if {
	secret.named(name)
	secret.plain(v)
}

looks_secret(_, v) if secret.recognised(v)

# The variables of a task definition's containers, as blocks with `name` and `value`.
environment(r) := [variable |
	document := tf.document(r, ["container_definitions"])
	attributes := {
		"values": {"container_definitions": document.values},
		"unknown": {"container_definitions": document.unknown},
	}
	some container in tf.blocks(attributes, "container_definitions")
	some variable in tf.blocks(container, "environment")
]

script_attributes := {
	"azurerm_virtual_machine": [["os_profile", "custom_data"]],
	"azurerm_linux_virtual_machine": [["custom_data"]],
	"azurerm_windows_virtual_machine": [["custom_data"]],
}

scripts(r) := {place |
	some steps in script_attributes[r.type]
	some place in expand(r, steps)
}

# As written, and decoded where it may be base64.
script_texts(v) := {v} | {decoded |
	regex.match(`^[A-Za-z0-9+/\s]+={0,2}\s*$`, v)
	decoded := base64.decode(v)
}

# ---- fix ---------------------------------------------------------------------------------------------------------

in_called_module(r) if startswith(r.address, "module.")

extract(r, place) := finding.fix("Take the secret from a sensitive variable", [
	{"op": "set", "path": place, "ref": concat("", ["var.", variable_name(r, place)])},
	{
		"op": "add_resource",
		"block": "variable",
		"type": "",
		"name": variable_name(r, place),
		"body": [
			{"name": "type", "ref": "string"},
			{"name": "sensitive", "value": true},
		],
	},
])

# `db_instance_main_password`: two resources of the same name must not share a secret.
variable_name(r, place) := concat("_", array.concat(
	[trim_prefix(r.type, concat("", [split(r.type, "_")[0], "_"])), r.name],
	[step | some part in place; step := step_name(part)],
))

step_name(part) := trim_suffix(part, "_wo") if is_string(part)

step_name(part) := format_int(part, 10) if is_number(part)
