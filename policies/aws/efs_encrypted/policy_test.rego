package plumbline.aws.efs_encrypted_test

import data.plumbline.aws.efs_encrypted as policy
import data.plumbline.lib.given

test_deny_false if {
	denied := policy.deny with input as given.one("aws_efs_file_system", {"encrypted": false})
	count(denied) == 1
}

test_deny_false_as_text if {
	denied := policy.deny with input as given.one("aws_efs_file_system", {"encrypted": "false"})
	count(denied) == 1
}

test_deny_absent if {
	denied := policy.deny with input as given.one("aws_efs_file_system", {})
	count(denied) == 1
}

test_allow_true if {
	given_input := given.one("aws_efs_file_system", {"encrypted": true})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly("aws_efs_file_system", {}, {"encrypted": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
