package plumbline.aws.dynamodb_pitr_test

import data.plumbline.aws.dynamodb_pitr as policy
import data.plumbline.lib.given

test_deny_false if {
	denied := policy.deny with input as given.one("aws_dynamodb_table", {"point_in_time_recovery": [{"enabled": false}]})
	count(denied) == 1
}

test_deny_false_as_text if {
	denied := policy.deny with input as given.one("aws_dynamodb_table", {"point_in_time_recovery": [{"enabled": "false"}]})
	count(denied) == 1
}

test_deny_absent if {
	denied := policy.deny with input as given.one("aws_dynamodb_table", {})
	count(denied) == 1
}

test_deny_empty_block if {
	denied := policy.deny with input as given.one("aws_dynamodb_table", {"point_in_time_recovery": [{}]})
	count(denied) == 1
}

test_allow_true if {
	given_input := given.one("aws_dynamodb_table", {"point_in_time_recovery": [{"enabled": true}]})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly("aws_dynamodb_table", {"point_in_time_recovery": [{}]}, {"point_in_time_recovery": [{"enabled": true}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_block if {
	given_input := given.partly("aws_dynamodb_table", {}, {"point_in_time_recovery": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
