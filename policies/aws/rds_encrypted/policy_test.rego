package plumbline.aws.rds_encrypted_test

import data.plumbline.aws.rds_encrypted as policy
import data.plumbline.lib.given

test_deny_absent_for_each_type if {
	every type, _ in policy.sources {
		denied := policy.deny with input as given.one(type, {})
		count(denied) == 1
	}
}

test_deny_false_even_if_serverless if {
	denied := policy.deny with input as given.one("aws_rds_cluster", {"engine_mode": "serverless", "storage_encrypted": false})
	count(denied) == 1
}

test_allow_true if {
	given_input := given.one("aws_db_instance", {"storage_encrypted": true})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_serverless if {
	given_input := given.one("aws_rds_cluster", {"engine_mode": "serverless"})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_allow_inherited if {
	every type, attributes in policy.sources {
		every attribute in attributes {
			given_input := given.one(type, {attribute: "x"})
			count(policy.population) == 0 with input as given_input
			count(policy.deny) == 0 with input as given_input
		}
	}
}

test_allow_replica_of_another_resource if {
	given_input := given.terraform([given.referring("aws_db_instance", {}, "replicate_source_db", "aws_db_instance.main")])
	count(policy.deny) == 0 with input as given_input
}

test_unknown_setting if {
	given_input := given.partly("aws_db_instance", {}, {"storage_encrypted": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_engine_mode if {
	given_input := given.partly("aws_rds_cluster", {}, {"engine_mode": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_source if {
	given_input := given.partly("aws_db_instance", {}, {"replicate_source_db": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

# Which key encrypts is another question: the account's default key protects copies of the storage as well.
test_allow_default_key if {
	count(policy.deny) == 0 with input as given.one("aws_rds_cluster", {"storage_encrypted": true})
}
