package plumbline.aws.iam_user_policy_test

import data.plumbline.aws.iam_user_policy as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_policies_of_users if {
	paths == {["user"]} with input as given.one("aws_iam_user_policy", {"user": "jim"})
	paths == {["user"]} with input as given.one("aws_iam_user_policy_attachment", {"user": "jim"})
	paths == {["users"]} with input as given.one("aws_iam_policy_attachment", {"users": ["jim"]})
	paths == {["users"]} with input as given.partly("aws_iam_policy_attachment", {"users": [null]}, {"users": [true]})
	paths == {["users"]} with input as given.terraform([given.referring("aws_iam_policy_attachment", {}, "users", "aws_iam_user.jim")])
}

test_allow_groups_and_roles if {
	every values in [{"groups": ["a"]}, {"roles": ["a"], "users": []}] {
		given_input := given.one("aws_iam_policy_attachment", values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_users if {
	given_input := given.partly("aws_iam_policy_attachment", {}, {"users": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
