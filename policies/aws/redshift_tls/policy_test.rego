package plumbline.aws.redshift_tls_test

import data.plumbline.aws.redshift_tls as policy
import data.plumbline.lib.given

group := "aws_redshift_parameter_group"

setting(value) := {"family": "redshift-1.0", "parameter": [{"name": "require_ssl", "value": value}]}

test_deny_absent if {
	every values in [{"family": "redshift-1.0"}, {"family": "redshift-1.0", "parameter": [{"name": "query_group", "value": "a"}]}] {
		count(policy.deny) == 1 with input as given.one(group, values)
	}
}

test_deny_false if {
	every value in ["false", false, "no"] {
		denied := policy.deny with input as given.one(group, setting(value))
		{finding.path | some finding in denied} == {["parameter", 0, "value"]}
	}
}

test_deny_false_in_a_family_with_tls if {
	values := object.union(setting("false"), {"family": "redshift-2.0"})
	count(policy.deny) == 1 with input as given.one(group, values)
}

test_allow_required if {
	every values in [setting("true"), setting(true), setting("TRUE"), {"family": "redshift-2.0"}] {
		given_input := given.one(group, values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_parts if {
	every pair in [
		{"values": {"parameter": [{"name": "require_ssl"}]}, "unknown": {"parameter": [{"value": true}]}},
		{"values": {"parameter": [{"value": "true"}]}, "unknown": {"parameter": [{"name": true}]}},
		{"values": {}, "unknown": {"parameter": true}},
		{"values": {}, "unknown": {"family": true}},
	] {
		given_input := given.partly(group, pair.values, pair.unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
