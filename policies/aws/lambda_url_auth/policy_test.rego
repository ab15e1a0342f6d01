package plumbline.aws.lambda_url_auth_test

import data.plumbline.aws.lambda_url_auth as policy
import data.plumbline.lib.given

failing(given_input) := paths if {
	denied := policy.deny with input as given_input
	paths := {finding.path | some finding in denied}
}

passes(given_input) if {
	count(policy.population) > 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

is_unknown(given_input) if {
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) > 0 with input as given_input
}

test_deny_none if failing(given.one("aws_lambda_function_url", {"authorization_type": "NONE"})) == {policy.path}

test_allow_iam if passes(given.one("aws_lambda_function_url", {"authorization_type": "AWS_IAM"}))

test_unknown_type if is_unknown(given.partly("aws_lambda_function_url", {}, {"authorization_type": true}))
