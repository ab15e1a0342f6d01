package plumbline.aws.efs_backup_test

import data.plumbline.aws.efs_backup as policy
import data.plumbline.lib.given

file_system(values) := given.resource("aws_efs_file_system", values)

backup_policy(status) := given.referring(
	"aws_efs_backup_policy",
	{"backup_policy": [{"status": status}]},
	"file_system_id",
	"aws_efs_file_system.example",
)

selection(values) := given.resource("aws_backup_selection", values)

test_deny_file_system_alone if {
	denied := policy.deny with input as given.terraform([file_system({})])
	{finding.fix.operations[0].type | some finding in denied} == {"aws_efs_backup_policy"}
}

test_deny_disabled_at_the_policy_only if {
	denied := policy.deny with input as given.terraform([file_system({}), backup_policy("DISABLED")])
	{finding.resource | some finding in denied} == {"aws_efs_backup_policy.example"}
}

test_deny_without_status if {
	count(policy.deny) == 1 with input as given.one("aws_efs_backup_policy", {"file_system_id": "fs-1"})
}

test_deny_if_a_plan_selects_something_else if {
	other := selection({"resources": ["arn:aws:dynamodb:eu-central-1:111122223333:table/a"]})
	count(policy.deny) == 1 with input as given.terraform([file_system({}), other])
}

test_allow_enabled if {
	given_input := given.terraform([file_system({}), backup_policy("ENABLED")])
	count(policy.population) == 2 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

by_reference := object.union(selection({"resources": [null]}), {
	"unknown": {"resources": [true]},
	"references": [{"path": ["resources", 0], "resource": "aws_efs_file_system.example", "attribute": ["arn"]}],
})

test_allow_selected if {
	every plan in [by_reference, selection({"resources": ["*"]}), selection({"resources": ["arn:aws:elasticfilesystem:*:*:file-system/*"]})] {
		given_input := given.terraform([file_system({}), plan])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_disabled_policy_of_a_selected_file_system if {
	given_input := given.terraform([file_system({}), backup_policy("DISABLED"), by_reference])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_status if {
	given_input := given.partly("aws_efs_backup_policy", {"backup_policy": [{}]}, {"backup_policy": [{"status": true}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_if_selected_by_tag_or_variable if {
	every plan in [
		selection({"selection_tag": [{"type": "STRINGEQUALS", "key": "backup", "value": "daily"}]}),
		object.union(selection({}), {"unknown": {"resources": true}}),
		object.union(selection({}), {
			"unknown": {"resources": true},
			"references": [{"path": ["resources"], "resource": "var.arns", "attribute": []}],
		}),
	] {
		given_input := given.terraform([file_system({}), plan])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_unknown_disabled_policy_if_selected_by_tag if {
	plan := selection({"selection_tag": [{"type": "STRINGEQUALS", "key": "backup", "value": "daily"}]})
	given_input := given.terraform([file_system({}), backup_policy("DISABLED"), plan])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_file_system_of_the_policy if {
	of_some := object.union(
		given.resource("aws_efs_backup_policy", {"backup_policy": [{"status": "ENABLED"}]}),
		{"unknown": {"file_system_id": true}},
	)
	given_input := given.terraform([file_system({}), of_some])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
