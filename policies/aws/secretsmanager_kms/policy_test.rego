package plumbline.aws.secretsmanager_kms_test

import data.plumbline.aws.secretsmanager_kms as policy
import data.plumbline.lib.given

type := "aws_secretsmanager_secret"

test_deny_absent_or_empty if {
	every values in [{}, {"kms_key_id": ""}] {
		count(policy.deny) == 1 with input as given.one(type, values)
	}
}

test_deny_key_of_the_service if {
	count(policy.deny) == 1 with input as given.one(type, {"kms_key_id": "alias/aws/secretsmanager"})
}

test_deny_key_of_the_service_by_data_source if {
	given_input := given.terraform([
		given.referring(type, {}, "kms_key_id", "data.aws_kms_alias.example"),
		given.data_source("aws_kms_alias", {"name": "alias/aws/secretsmanager"}),
	])
	count(policy.deny) == 1 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_own_key if {
	every r in [
		given.resource(type, {"kms_key_id": "arn:aws:kms:eu-central-1:111122223333:key/1"}),
		given.referring(type, {}, "kms_key_id", "aws_kms_key.example"),
	] {
		given_input := given.terraform([r])
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_key if {
	given_input := given.partly(type, {}, {"kms_key_id": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
