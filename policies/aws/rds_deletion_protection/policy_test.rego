package plumbline.aws.rds_deletion_protection_test

import data.plumbline.aws.rds_deletion_protection as policy
import data.plumbline.lib.given

test_deny_false if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		denied := policy.deny with input as given.one(type, {"deletion_protection": false})
		count(denied) == 1
	}
}

test_deny_false_as_text if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		denied := policy.deny with input as given.one(type, {"deletion_protection": "false"})
		count(denied) == 1
	}
}

test_deny_absent if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		denied := policy.deny with input as given.one(type, {})
		count(denied) == 1
	}
}

test_allow_true if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		given_input := given.one(type, {"deletion_protection": true})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_value if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		given_input := given.partly(type, {}, {"deletion_protection": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
