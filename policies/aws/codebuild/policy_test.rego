package plumbline.aws.codebuild_test

import data.plumbline.aws.codebuild as policy
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

project(values) := given.one("aws_codebuild_project", values)

variable(values) := project({"environment": [{"environment_variable": [values]}]})

value_place := ["environment", 0, "environment_variable", 0, "value"]

test_deny_privileged if failing(project({"environment": [{"privileged_mode": true}]})) == {policy.privileged}

test_deny_unlogged if {
	failing(project({"logs_config": [{"cloudwatch_logs": [{"status": "DISABLED"}]}]})) == {policy.cloudwatch}
}

test_deny_unencrypted if {
	failing(project({"artifacts": [{"encryption_disabled": true}]})) == {["artifacts", 0, "encryption_disabled"]}
	failing(project({
		"artifacts": [{}],
		"secondary_artifacts": [{"encryption_disabled": true}],
	})) == {["secondary_artifacts", 0, "encryption_disabled"]}
	failing(project({"logs_config": [{"s3_logs": [{"encryption_disabled": true}]}]})) == {[
		"logs_config", 0, "s3_logs",
		0, "encryption_disabled",
	]}
}

test_deny_secret if {
	failing(variable({"name": "API_TOKEN", "value": "8f2c1d7e9b4a6053"})) == {value_place}
	failing(variable({"name": "X", "value": "AKIAIOSFODNN7EXAMPLE", "type": "PLAINTEXT"})) == {value_place}
}

test_deny_secret_from_elsewhere if {
	r := object.union(
		given.resource("aws_codebuild_project", {"environment": [{"environment_variable": [{"name": "API_TOKEN"}]}]}),
		{
			"unknown": {"environment": [{"environment_variable": [{"value": true}]}]},
			"references": [{"path": value_place, "resource": "var.token", "attribute": []}],
		},
	)
	failing(given.terraform([r])) == {value_place}
}

test_allow_plain_project if {
	passes(project({}))
	passes(project({"artifacts": [{}], "logs_config": [{"cloudwatch_logs": [{"status": "DISABLED"}], "s3_logs": [{"status": "ENABLED"}]}]}))
	passes(variable({"name": "API_TOKEN", "value": "ci/token", "type": "SECRETS_MANAGER"}))
	passes(variable({"name": "STAGE", "value": "prod"}))
}

test_unknown_each if {
	is_unknown(given.partly("aws_codebuild_project", {}, {"environment": true}))
	is_unknown(given.partly(
		"aws_codebuild_project",
		{"artifacts": [{}]},
		{"artifacts": [{"encryption_disabled": true}]},
	))
	is_unknown(given.partly("aws_codebuild_project", {}, {"logs_config": true}))
	is_unknown(given.partly("aws_codebuild_project", {"environment": [{}]}, {"environment": [{"environment_variable": true}]}))
}

test_unknown_variable if {
	is_unknown(given.partly(
		"aws_codebuild_project",
		{"environment": [{"environment_variable": [{"name": "API_TOKEN", "value": "8f2c1d7e9b4a6053"}]}]},
		{"environment": [{"environment_variable": [{"type": true}]}]},
	))
	is_unknown(given.partly(
		"aws_codebuild_project",
		{"environment": [{"environment_variable": [{"name": "API_TOKEN"}]}]},
		{"environment": [{"environment_variable": [{"value": true}]}]},
	))
}
