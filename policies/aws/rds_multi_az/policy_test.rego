package plumbline.aws.rds_multi_az_test

import data.plumbline.aws.rds_multi_az as policy
import data.plumbline.lib.given

database := "aws_db_instance"

test_deny_absent_or_false if {
	every values in [{}, {"multi_az": false}] {
		count(policy.deny) == 1 with input as given.one(database, values)
	}
}

test_allow_standby if {
	given_input := given.one(database, {"multi_az": true})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_replica if {
	given_input := given.one(database, {"replicate_source_db": "main"})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_parts if {
	every unknown in [{"multi_az": true}, {"replicate_source_db": true}] {
		given_input := given.partly(database, {}, unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
