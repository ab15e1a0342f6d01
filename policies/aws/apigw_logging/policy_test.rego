package plumbline.aws.apigw_logging_test

import data.plumbline.aws.apigw_logging as policy
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

types := ["aws_api_gateway_stage", "aws_apigatewayv2_stage"]

test_deny_absent if {
	every type in types {
		failing(given.one(type, {})) == {[]}
		failing(given.one(type, {"access_log_settings": []})) == {[]}
	}
}

test_allow_logged if {
	every type in types {
		passes(given.one(type, {"access_log_settings": [{"destination_arn": "arn"}]}))
	}
}

test_unknown_block if {
	every type in types {
		is_unknown(given.partly(type, {}, {"access_log_settings": true}))
	}
}
