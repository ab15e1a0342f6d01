package plumbline.aws.rds_iam_auth_test

import data.plumbline.aws.rds_iam_auth as policy
import data.plumbline.lib.given

test_deny_absent_or_false if {
	every values in [{"engine": "postgres"}, {"engine": "mysql", "iam_database_authentication_enabled": false}] {
		count(policy.deny) == 1 with input as given.one("aws_db_instance", values)
	}
	count(policy.deny) == 1 with input as given.one("aws_rds_cluster", {"engine": "aurora-mysql"})
	count(policy.deny) == 1 with input as given.one("aws_rds_cluster", {})
}

test_allow_on if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		given_input := given.one(type, {"engine": "postgres", "iam_database_authentication_enabled": true})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_what_cannot if {
	every r in [
		given.resource("aws_db_instance", {"engine": "oracle-se2"}),
		given.resource("aws_db_instance", {"engine": "sqlserver-ex"}),
		given.resource("aws_rds_cluster", {"engine": "aurora-mysql", "engine_mode": "serverless"}),
	] {
		given_input := given.terraform([r])
		count(policy.population) == 0 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_value if {
	given_input := given.partly("aws_db_instance", {"engine": "mysql"}, {"iam_database_authentication_enabled": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_engine if {
	every given_input in [
		given.one("aws_db_instance", {"replicate_source_db": "main"}),
		given.partly("aws_db_instance", {}, {"engine": true}),
		given.partly("aws_rds_cluster", {"engine": "aurora-mysql"}, {"engine_mode": true}),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
