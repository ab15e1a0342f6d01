package plumbline.aws.secretsmanager_rotation_test

import data.plumbline.aws.secretsmanager_rotation as policy
import data.plumbline.lib.given

secret(values) := given.resource("aws_secretsmanager_secret", object.union({"name": "orders"}, values))

rotation(rules) := given.referring(
	"aws_secretsmanager_secret_rotation",
	{"rotation_rules": [rules]},
	"secret_id",
	"aws_secretsmanager_secret.example",
)

test_deny_secret_alone if {
	denied := policy.deny with input as given.terraform([secret({})])
	[finding.fix.operations[0].type | some finding in denied] == ["aws_secretsmanager_secret_rotation"]
}

test_deny_rare if {
	every rules in [{"automatically_after_days": 365}, {"schedule_expression": "rate(120 days)"}, {}] {
		denied := policy.deny with input as given.terraform([secret({}), rotation(rules)])
		{finding.resource | some finding in denied} == {"aws_secretsmanager_secret_rotation.example"}
	}
}

test_deny_rare_in_the_secret if {
	denied := policy.deny with input as given.terraform([secret({"rotation_rules": [{"automatically_after_days": 180}]})])
	count(denied) == 1
}

test_deny_by_setting if {
	given_input := object.union(
		given.terraform([secret({}), rotation({"automatically_after_days": 60})]),
		{"settings": {"aws-secretsmanager-rotation": {"maximum_days": 30}}},
	)
	count(policy.deny) == 1 with input as given_input
}

test_allow_often_enough if {
	every rules in [
		{"automatically_after_days": 90},
		{"schedule_expression": "rate(12 hours)"},
		{"schedule_expression": "rate(1 day)"},
		{"schedule_expression": "cron(0 16 1,15 * ? *)"},
		{"schedule_expression": "cron(0 8 1 */2 ? *)"},
	] {
		given_input := given.terraform([secret({}), rotation(rules)])
		count(policy.population) == 2 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_by_name if {
	by_name := given.resource(
		"aws_secretsmanager_secret_rotation",
		{"secret_id": "orders", "rotation_rules": [{"automatically_after_days": 30}]},
	)
	given_input := given.terraform([secret({}), by_name])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_rules if {
	every name in ["automatically_after_days", "schedule_expression"] {
		r := given.resource("aws_secretsmanager_secret_rotation", {"secret_id": "x", "rotation_rules": [{}]})
		given_input := given.terraform([object.union(r, {"unknown": {"rotation_rules": [{name: true}]}})])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_unknown_schedule if {
	given_input := given.terraform([secret({}), rotation({"schedule_expression": "cron(0 8 1 1,7 ? *)"})])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_owner_of_the_rotation if {
	of_some := object.union(
		given.resource("aws_secretsmanager_secret_rotation", {"rotation_rules": [{"automatically_after_days": 30}]}),
		{"unknown": {"secret_id": true}},
	)
	given_input := given.terraform([secret({}), of_some])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
