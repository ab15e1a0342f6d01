package plumbline.aws.lambda_dlq_test

import data.plumbline.aws.lambda_dlq as policy
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

function := given.resource("aws_lambda_function", {"function_name": "hook"})

invoke := "aws_lambda_function_event_invoke_config"

on_failure := {"destination_config": [{"on_failure": [{"destination": "arn"}]}]}

test_deny_absent if failing(given.terraform([function])) == {[]}

test_deny_other_settings if {
	failing(given.terraform([function, given.resource(invoke, {"function_name": "hook"})])) == {[]}
}

test_allow_queue if passes(given.one("aws_lambda_function", {"dead_letter_config": [{"target_arn": "arn"}]}))

test_allow_destination if {
	passes(given.terraform([function, given.resource(invoke, object.union(on_failure, {"function_name": "hook"}))]))
	passes(given.terraform([function, given.referring(invoke, on_failure, "function_name", "aws_lambda_function.example")]))
}

test_unknown_block if is_unknown(given.partly("aws_lambda_function", {}, {"dead_letter_config": true}))

test_unknown_destination if {
	is_unknown(given.terraform([function, object.union(given.resource(invoke, on_failure), {"unknown": {"function_name": true}})]))
}
