package plumbline.aws.lambda_env_secret_test

import data.plumbline.aws.lambda_env_secret as policy
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

function(variables) := given.one("aws_lambda_function", {"environment": [{"variables": variables}]})

partly(unknown) := object.union(given.resource("aws_lambda_function", {"environment": [{"variables": {}}]}), {"unknown": unknown})

place(name) := array.concat(policy.variables, [name])

test_deny_secret if {
	failing(function({"DB_PASSWORD": "hunter2", "STAGE": "prod"})) == {place("DB_PASSWORD")}
	failing(function({"SETTINGS": "AKIAIOSFODNN7EXAMPLE"})) == {place("SETTINGS")}
}

test_allow_no_secret if {
	passes(function({"DB_PASSWORD_ARN": "arn:aws:secretsmanager:x", "TOKEN_TTL": "3600", "API_KEY": ""}))
	passes(given.one("aws_lambda_function", {}))
}

test_allow_from_elsewhere if {
	r := object.union(partly({"environment": [{"variables": {"DB_PASSWORD": true}}]}), {"references": [{
		"path": place("DB_PASSWORD"),
		"resource": "var.password",
		"attribute": [],
	}]})
	passes(given.terraform([r]))
}

test_unknown_secret if is_unknown(given.terraform([partly({"environment": [{"variables": {"DB_PASSWORD": true}}]})]))

test_unknown_variables if {
	is_unknown(given.terraform([partly({"environment": [{"variables": true}]})]))
	is_unknown(given.terraform([partly({"environment": [{"variables": {"*": true}}]})]))
}

# A plan shows the values of variables that are given from outside, too: only constants certainly stand in the code.
test_deny_constant_of_a_plan if failing(planned([policy.variables])) == {place("DB_PASSWORD")}

test_unknown_part_of_a_plan if is_unknown(planned([["function_name"]]))

planned(constants) := given.terraform([object.union(
	given.resource("aws_lambda_function", {"environment": [{"variables": {"DB_PASSWORD": "hunter2"}}]}),
	{"constants": constants},
)])

test_allow_made_from_a_resource if {
	r := object.union(partly({"environment": [{"variables": {"DB_PASSWORD": true}}]}), {"references": [{
		"path": place("DB_PASSWORD"),
		"resource": "random_password.db",
		"attribute": ["result"],
		"derived": true,
	}]})
	passes(given.terraform([r]))
}
