package plumbline.aws.rds_minor_upgrade_test

import data.plumbline.aws.rds_minor_upgrade as policy
import data.plumbline.lib.given

test_deny_false if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		denied := policy.deny with input as given.one(type, {"auto_minor_version_upgrade": false})
		count(denied) == 1
	}
}

test_deny_false_as_text if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		denied := policy.deny with input as given.one(type, {"auto_minor_version_upgrade": "false"})
		count(denied) == 1
	}
}

test_allow_absent if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		given_input := given.one(type, {})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_true if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		given_input := given.one(type, {"auto_minor_version_upgrade": true})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_value if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		given_input := given.partly(type, {}, {"auto_minor_version_upgrade": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
