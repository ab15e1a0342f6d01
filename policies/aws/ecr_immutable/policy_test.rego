package plumbline.aws.ecr_immutable_test

import data.plumbline.aws.ecr_immutable as policy
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

test_deny_mutable if {
	failing(given.one("aws_ecr_repository", {})) == {policy.path}
	failing(given.one("aws_ecr_repository", {"image_tag_mutability": "MUTABLE"})) == {policy.path}
}

test_allow_immutable if {
	every value in ["IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"] {
		passes(given.one("aws_ecr_repository", {"image_tag_mutability": value}))
	}
}

test_unknown_mutability if is_unknown(given.partly("aws_ecr_repository", {}, {"image_tag_mutability": true}))
