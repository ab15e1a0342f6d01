package plumbline.tf.plaintext_secret_test

import data.plumbline.lib.given
import data.plumbline.tf.plaintext_secret as policy

paths := {finding.path | some finding in policy.deny}

test_deny_attribute_of_each_type if {
	every type, all_steps in policy.secrets {
		every steps in all_steps {
			values := object.union({"type": "SecureString"}, nested(steps))
			count(paths) == 1 with input as given.one(type, values)
		}
	}
}

nested(steps) := {steps[0]: "hunter2"} if count(steps) == 1

nested(steps) := {steps[0]: [{steps[1]: "hunter2"}]} if count(steps) == 2

nested(steps) := {steps[0]: [{steps[1]: [{steps[2]: "hunter2"}]}]} if count(steps) == 3

test_deny_with_fix if {
	denied := policy.deny with input as given.one("aws_db_instance", {"password": "hunter2"})
	some finding in denied
	finding.fix.operations[0] == {"op": "set", "path": ["password"], "ref": "var.db_instance_example_password"}
}

test_deny_in_module_has_no_fix if {
	r := object.union(given.resource("aws_db_instance", {"password": "hunter2"}), {"address": "module.db.aws_db_instance.example"})
	denied := policy.deny with input as given.terraform([r])
	count(denied) == 1
	count([1 | some finding in denied; finding.fix]) == 0
}

test_deny_secret_in_document if {
	text := json.marshal({"username": "app", "password": "hunter2"})
	paths == {["secret_string", "password"]} with input as given.one("aws_secretsmanager_secret_version", {"secret_string": text})
}

test_deny_known_part_of_document if {
	r := object.union(given.resource("aws_secretsmanager_secret_version", {}), {
		"unknown": {"secret_string": true},
		"documents": [{
			"path": ["secret_string"],
			"value": {"password": "hunter2"},
			"unknown": {"host": true},
		}],
	})
	paths == {["secret_string", "password"]} with input as given.terraform([r])
}

test_allow_absent_and_empty if {
	every values in [{}, {"password": ""}, {"manage_master_user_password": true}] {
		given_input := given.one("aws_db_instance", values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_from_resource_or_variable if {
	every source in ["random_password.main", "data.aws_secretsmanager_secret_version.main", "var.password"] {
		r := given.referring("aws_db_instance", {}, "password", source)
		given_input := given.terraform([r])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_value_of_another_resource if {
	r := object.union(given.resource("aws_db_instance", {"password": "hunter2"}), {"references": [{
		"path": ["password"],
		"resource": "aws_db_instance.main",
		"attribute": ["password"],
	}]})
	count(policy.deny) == 0 with input as given.terraform([r])
}

test_allow_plain_parameter if {
	given_input := given.one("aws_ssm_parameter", {"type": "String", "value": "eu-central-1"})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_allow_given_to_a_plan if {
	r := object.union(given.resource("aws_db_instance", {"password": "hunter2"}), {"constants": [["engine"]]})
	count(policy.deny) == 0 with input as given.terraform([r])
}

test_deny_constant_of_a_plan if {
	r := object.union(given.resource("aws_db_instance", {"password": "hunter2"}), {"constants": [["password"]]})
	count(policy.deny) == 1 with input as given.terraform([r])
}

test_unknown_expression if {
	given_input := given.partly("aws_db_instance", {}, {"password": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_type_of_parameter if {
	given_input := given.partly("aws_ssm_parameter", {"value": "x"}, {"type": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_blocks if {
	given_input := given.partly("aws_mq_broker", {"user": [null]}, {"user": [true]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_deny_environment_of_container if {
	definitions := [{"name": "app", "environment": [
		{"name": "STAGE", "value": "prod"},
		{"name": "DATABASE_PASSWORD", "value": "hunter2"},
		{"name": "DATABASE_PASSWORD_FILE", "value": "/run/secrets/db"},
		{"name": "KEY", "value": "AKIAIOSFODNN7EXAMPLE"},
	]}]
	paths == {
		["container_definitions", 0, "environment", 1, "value"],
		["container_definitions", 0, "environment", 3, "value"],
	} with input as given.one("aws_ecs_task_definition", {"container_definitions": json.marshal(definitions)})
}

test_deny_script if {
	script := "export DATABASE_PASSWORD=hunter2"
	every text in [script, base64.encode(script)] {
		paths == {["custom_data"]} with input as given.one("azurerm_linux_virtual_machine", {"custom_data": text})
	}
}

test_unknown_definitions if {
	given_input := given.partly("aws_ecs_task_definition", {}, {"container_definitions": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
