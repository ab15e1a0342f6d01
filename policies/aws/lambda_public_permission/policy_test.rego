package plumbline.aws.lambda_public_permission_test

import data.plumbline.aws.lambda_public_permission as policy
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

permission(values) := given.one("aws_lambda_permission", values)

test_deny_everybody if failing(permission({"principal": "*"})) == {["principal"]}

test_deny_service_without_source if {
	every principal in ["sns.amazonaws.com", "alexa-appkit.amazon.com", "s3.amazonaws.com.cn"] {
		failing(permission({"principal": principal})) == {["principal"]}
	}
	failing(permission({"principal": "sns.amazonaws.com", "source_arn": "*"})) == {["principal"]}
}

test_allow_known_callers if {
	every values in [
		{"principal": "123456789012"},
		{"principal": "*", "principal_org_id": "o-1"},
		{"principal": "s3.amazonaws.com", "source_account": "123456789012"},
		{"principal": "sns.amazonaws.com", "source_arn": "arn:aws:sns:eu-central-1:123456789012:orders"},
		{"principal": "alexa-appkit.amazon.com", "event_source_token": "amzn1.ask.skill.x"},
	] {
		passes(permission(values))
	}
}

test_allow_source_of_the_module if {
	passes(given.terraform([given.referring(
		"aws_lambda_permission",
		{"principal": "sns.amazonaws.com"},
		"source_arn", "aws_sns_topic.orders",
	)]))
}

test_unknown_principal if is_unknown(given.partly("aws_lambda_permission", {}, {"principal": true}))

test_unknown_source if is_unknown(given.partly("aws_lambda_permission", {"principal": "*"}, {"source_arn": true}))
