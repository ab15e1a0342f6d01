package plumbline.aws.rds_public_test

import data.plumbline.aws.rds_public as policy
import data.plumbline.lib.given

test_deny_instance if {
	denied := policy.deny with input as given.one("aws_db_instance", {"publicly_accessible": true})
	{finding.path | some finding in denied} == {["publicly_accessible"]}
}

test_deny_cluster_instance if {
	denied := policy.deny with input as given.one("aws_rds_cluster_instance", {"publicly_accessible": "true"})
	count(denied) == 1
}

test_allow_absent if {
	given_input := given.one("aws_db_instance", {})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly("aws_db_instance", {}, {"publicly_accessible": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
