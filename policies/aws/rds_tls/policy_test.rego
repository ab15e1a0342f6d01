package plumbline.aws.rds_tls_test

import data.plumbline.aws.rds_tls as policy
import data.plumbline.lib.given

group := "aws_db_parameter_group"

cluster_group := "aws_rds_cluster_parameter_group"

parameter(name, value) := {"parameter": [{"name": name, "value": value}]}

test_deny_absent if {
	every family in ["postgres14", "mysql8.0", "mariadb10.6", "sqlserver-se-15.0"] {
		count(policy.deny) == 1 with input as given.one(group, {"family": family})
	}
	every family in ["aurora-postgresql15", "aurora-mysql8.0", "mysql8.0"] {
		count(policy.deny) == 1 with input as given.one(cluster_group, {"family": family})
	}
}

test_deny_off_even_if_on_by_default if {
	every family in ["postgres14", "postgres16"] {
		values := object.union({"family": family}, parameter("rds.force_ssl", "0"))
		denied := policy.deny with input as given.one(group, values)
		{finding.path | some finding in denied} == {["parameter", 0, "value"]}
	}
	values := object.union({"family": "mysql8.0"}, parameter("require_secure_transport", "OFF"))
	count(policy.deny) == 1 with input as given.one(group, values)
}

test_deny_adds_what_the_engine_needs if {
	denied := policy.deny with input as given.one(group, {"family": "sqlserver-ee-16.0"})
	{entry.name | some finding in denied; some entry in finding.fix.operations[0].body} == {"name", "value", "apply_method"}
}

test_allow_required if {
	every values in [
		object.union({"family": "postgres14"}, parameter("rds.force_ssl", "1")),
		object.union({"family": "postgres14"}, parameter("rds.force_ssl", 1)),
		object.union({"family": "mysql8.0"}, parameter("require_secure_transport", "on")),
		object.union({"family": "mysql8.0"}, parameter("require_secure_transport", true)),
		{"family": "postgres16"},
		{"family": "mariadb11.8"},
	] {
		given_input := given.one(group, values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_what_has_no_such_parameter if {
	every family in ["oracle-se2-19", "mysql5.6", "aurora-mysql8.0", "aurora-postgresql14"] {
		given_input := given.one(group, {"family": family})
		count(policy.population) == 0 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_parts if {
	every pair in [
		{"values": {}, "unknown": {"family": true}},
		{"values": {"family": "postgres14"}, "unknown": {"parameter": true}},
		{
			"values": {"family": "postgres14", "parameter": [{"name": "rds.force_ssl"}]},
			"unknown": {"parameter": [{"value": true}]},
		},
		{
			"values": {"family": "postgres14", "parameter": [{"value": "1"}]},
			"unknown": {"parameter": [{"name": true}]},
		},
	] {
		given_input := given.partly(group, pair.values, pair.unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
