package plumbline.aws.cloudtrail_logging_on_test

import data.plumbline.aws.cloudtrail_logging_on as policy
import data.plumbline.lib.given

test_deny_false if {
	denied := policy.deny with input as given.one("aws_cloudtrail", {"enable_logging": false})
	count(denied) == 1
}

test_deny_false_as_text if {
	denied := policy.deny with input as given.one("aws_cloudtrail", {"enable_logging": "false"})
	count(denied) == 1
}

test_allow_absent if {
	given_input := given.one("aws_cloudtrail", {})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_true if {
	given_input := given.one("aws_cloudtrail", {"enable_logging": true})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly("aws_cloudtrail", {}, {"enable_logging": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
