package plumbline.aws.iam_admin_attachment_test

import data.plumbline.aws.iam_admin_attachment as policy
import data.plumbline.lib.given

admin := "arn:aws:iam::aws:policy/AdministratorAccess"

paths := {finding.path | some finding in policy.deny}

test_deny_each_type if {
	every type, attribute in policy.attributes {
		paths == {[attribute]} with input as given.one(type, {attribute: admin})
	}
}

test_deny_in_lists if {
	values := {"managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws-cn:iam::aws:policy/IAMFullAccess"]}
	paths == {["managed_policy_arns", 1]} with input as given.one("aws_iam_role", values)
}

test_allow_others if {
	every arn in ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::123456789012:policy/AdministratorAccess"] {
		given_input := given.one("aws_iam_role_policy_attachment", {"policy_arn": arn})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_policy_of_this_configuration if {
	given_input := given.terraform([given.referring("aws_iam_role_policy_attachment", {}, "policy_arn", "module.a.aws_iam_policy.own")])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_role_that_attaches_nothing if {
	count(policy.population) == 0 with input as given.one("aws_iam_role", {"name": "a"})
}

test_unknown_policy if {
	given_input := given.partly("aws_iam_role_policy_attachment", {}, {"policy_arn": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_data_source if {
	given_input := given.terraform([given.referring("aws_iam_role_policy_attachment", {}, "policy_arn", "data.aws_iam_policy.other")])
	count(policy.undecided) == 1 with input as given_input
}
