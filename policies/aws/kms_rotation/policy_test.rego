package plumbline.aws.kms_rotation_test

import data.plumbline.aws.kms_rotation as policy
import data.plumbline.lib.given

test_deny_absent if {
	denied := policy.deny with input as given.one("aws_kms_key", {"description": "x"})
	count(denied) == 1
}

test_deny_false_with_symmetric_spec if {
	values := {"enable_key_rotation": false, "customer_master_key_spec": "SYMMETRIC_DEFAULT", "key_usage": "ENCRYPT_DECRYPT"}
	denied := policy.deny with input as given.one("aws_kms_key", values)
	count(denied) == 1
}

test_allow_rotating if {
	given_input := given.one("aws_kms_key", {"enable_key_rotation": true})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_what_cannot_rotate if {
	every values in [
		{"customer_master_key_spec": "RSA_4096", "key_usage": "SIGN_VERIFY"},
		{"customer_master_key_spec": "ECC_NIST_P256"},
		{"customer_master_key_spec": "HMAC_256", "key_usage": "GENERATE_VERIFY_MAC"},
		{"custom_key_store_id": "cks-1"},
	] {
		given_input := given.one("aws_kms_key", values)
		count(policy.population) == 0 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_rotation if {
	given_input := given.partly("aws_kms_key", {}, {"enable_key_rotation": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_spec if {
	given_input := given.partly("aws_kms_key", {}, {"customer_master_key_spec": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
