package plumbline.aws.rds_logs_test

import data.plumbline.aws.rds_logs as policy
import data.plumbline.lib.given

test_deny_absent_with_the_logs_of_the_engine if {
	denied := policy.deny with input as given.one("aws_db_instance", {"engine": "postgres"})
	[finding.fix.operations[0].value | some finding in denied] == [["postgresql", "upgrade"]]
}

test_deny_empty_cluster if {
	given_input := given.one("aws_rds_cluster", {"engine": "aurora-mysql", "enabled_cloudwatch_logs_exports": []})
	count(policy.deny) == 1 with input as given_input
}

test_deny_without_fix_if_the_engine_is_elsewhere if {
	every values in [{}, {"engine": "something-new"}] {
		denied := policy.deny with input as given.one("aws_db_instance", values)
		[object.get(finding, "fix", null) | some finding in denied] == [null]
	}
}

test_deny_with_logs_of_the_setting if {
	given_input := given.one("aws_db_instance", {"engine": "mysql"})
	denied := policy.deny with input as object.union(given_input, {"settings": {"aws-rds-logs": {"exports": {"mysql": ["error"]}}}})
	[finding.fix.operations[0].value | some finding in denied] == [["error"]]
}

test_allow_some if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		given_input := given.one(type, {"enabled_cloudwatch_logs_exports": ["error"]})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_exports if {
	given_input := given.partly("aws_db_instance", {"engine": "mysql"}, {"enabled_cloudwatch_logs_exports": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
