package plumbline.aws.elasticache_rest_test

import data.plumbline.aws.elasticache_rest as policy
import data.plumbline.lib.given

group := "aws_elasticache_replication_group"

test_deny_absent if {
	count(policy.deny) == 1 with input as given.one(group, {})
	count(policy.deny) == 1 with input as given.one(group, {"engine": "redis"})
}

test_deny_false_whatever_the_engine if {
	every engine in ["redis", "valkey"] {
		count(policy.deny) == 1 with input as given.one(group, {"engine": engine, "at_rest_encryption_enabled": false})
	}
}

test_allow_encrypted if {
	every values in [{"at_rest_encryption_enabled": true}, {"engine": "valkey"}] {
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
	every unknown in [{"at_rest_encryption_enabled": true}, {"engine": true}, {"global_replication_group_id": true}] {
		given_input := given.partly(group, {}, unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
