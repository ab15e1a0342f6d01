package plumbline.aws.iam_password_policy_test

import data.plumbline.aws.iam_password_policy as policy
import data.plumbline.lib.given

good := {
	"minimum_password_length": 14,
	"require_lowercase_characters": true,
	"require_uppercase_characters": true,
	"require_numbers": true,
	"require_symbols": true,
	"password_reuse_prevention": 24,
	"max_password_age": 90,
}

type := "aws_iam_account_password_policy"

paths := {finding.path | some finding in policy.deny}

test_deny_each_attribute if {
	every attribute, _ in good {
		paths == {[attribute]} with input as given.one(type, object.remove(good, [attribute]))
	}
	every attribute, value in {
		"minimum_password_length": 13,
		"require_symbols": false,
		"password_reuse_prevention": 5,
		"max_password_age": 91,
	} {
		paths == {[attribute]} with input as given.one(type, object.union(good, {attribute: value}))
	}
	paths == {["max_password_age"]} with input as given.one(type, object.union(good, {"max_password_age": 0}))
}

test_allow_good if {
	given_input := given.one(type, good)
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_no_expiry_where_none_is_asked if {
	given_input := object.union(
		given.one(type, object.remove(good, ["max_password_age"])),
		{"settings": {"aws-iam-password-policy": {"maximum_age_days": 0}}},
	)
	count(policy.deny) == 0 with input as given_input
}

test_unknown_length if {
	given_input := given.partly(type, object.remove(good, ["minimum_password_length"]), {"minimum_password_length": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
