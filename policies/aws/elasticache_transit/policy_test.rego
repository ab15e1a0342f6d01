package plumbline.aws.elasticache_transit_test

import data.plumbline.aws.elasticache_transit as policy
import data.plumbline.lib.given

group := "aws_elasticache_replication_group"

test_deny_absent if {
	count(policy.deny) == 1 with input as given.one(group, {})
	count(policy.deny) == 1 with input as given.one(group, {"engine": "valkey"})
}

test_deny_false_whatever_the_engine if {
	every engine in ["redis", "valkey"] {
		count(policy.deny) == 1 with input as given.one(group, {"engine": engine, "transit_encryption_enabled": false})
	}
}

test_allow_encrypted if {
	every values in [{"transit_encryption_enabled": true}, {"transit_encryption_enabled": true, "engine": "valkey"}] {
		given_input := given.one(group, values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_secondary_of_a_global_datastore if {
	given_input := given.one(group, {"global_replication_group_id": "ldgnf-orders"})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_parts if {
	every unknown in [{"transit_encryption_enabled": true}, {"global_replication_group_id": true}] {
		given_input := given.partly(group, {}, unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_deny_preferred if {
	values := {"transit_encryption_enabled": true, "transit_encryption_mode": "preferred"}
	denied := policy.deny with input as given.one(group, values)
	{finding.path | some finding in denied} == {["transit_encryption_mode"]}
}

test_unknown_mode if {
	given_input := given.partly(group, {"transit_encryption_enabled": true}, {"transit_encryption_mode": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
