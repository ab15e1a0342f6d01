package plumbline.aws.dynamodb_cmk_test

import data.plumbline.aws.dynamodb_cmk as policy
import data.plumbline.lib.given

table := "aws_dynamodb_table"

own := "arn:aws:kms:eu-central-1:111122223333:key/1"

encryption(values) := {"server_side_encryption": [values]}

test_deny_absent if {
	count(policy.deny) == 1 with input as given.one(table, {"name": "a"})
}

test_deny_switched_off if {
	every values in [{"enabled": false}, {"enabled": false, "kms_key_arn": own}] {
		denied := policy.deny with input as given.one(table, encryption(values))
		{finding.path[2] | some finding in denied} == {"enabled"}
	}
}

test_deny_key_of_the_service if {
	every values in [{"enabled": true}, {"enabled": true, "kms_key_arn": "alias/aws/dynamodb"}] {
		denied := policy.deny with input as given.one(table, encryption(values))
		{finding.path[2] | some finding in denied} == {"kms_key_arn"}
	}
}

test_allow_own_key if {
	given_input := given.one(table, encryption({"enabled": true, "kms_key_arn": own}))
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_switch_or_key if {
	every unknown in [{"enabled": true}, {"kms_key_arn": true}, {"enabled": true, "kms_key_arn": true}] {
		values := object.remove({"enabled": true, "kms_key_arn": own}, object.keys(unknown))
		given_input := given.partly(table, encryption(values), encryption(unknown))
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_unknown_block if {
	given_input := given.partly(table, {}, {"server_side_encryption": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
