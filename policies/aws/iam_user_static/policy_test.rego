package plumbline.aws.iam_user_static_test

import data.plumbline.aws.iam_user_static as policy
import data.plumbline.lib.given

user(name) := given.resource("aws_iam_user", {"name": name})

key := given.referring("aws_iam_access_key", {}, "user", "aws_iam_user.example")

denied := {finding.resource | some finding in policy.deny}

test_deny_key_of_root if {
	denied == {key.id} with input as given.terraform([user("root"), key])
	denied == {key.id} with input as given.one("aws_iam_access_key", {"user": "root"})
}

test_deny_password if {
	profile := given.resource("aws_iam_user_login_profile", {"user": "jim"})
	denied == {profile.id} with input as given.terraform([profile])
}

test_deny_every_key_where_none_is_allowed if {
	given_input := object.union(given.terraform([user("ci"), key]), {"settings": {"aws-iam-user-static": {"allow_keys": false}}})
	denied == {key.id} with input as given_input
}

test_allow_user_and_key if {
	given_input := given.terraform([user("ci"), key])
	count(policy.population) == 2 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_key_of_a_user_whose_name_is_not_known if {
	maker := object.union(given.resource("aws_iam_user", {}), {"unknown": {"name": true}})
	count(policy.undecided) == 0 with input as given.terraform([maker, key])
}

test_unknown_owner if {
	given_input := given.partly("aws_iam_access_key", {}, {"user": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
