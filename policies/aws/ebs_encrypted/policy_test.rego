package plumbline.aws.ebs_encrypted_test

import data.plumbline.aws.ebs_encrypted as policy
import data.plumbline.lib.given

test_deny_absent if {
	denied := policy.deny with input as given.one("aws_ebs_volume", {"size": 10})
	{finding.path | some finding in denied} == {["encrypted"]}
}

test_deny_false if {
	denied := policy.deny with input as given.one("aws_ebs_volume", {"encrypted": false})
	count(denied) == 1
}

test_deny_false_as_string if {
	denied := policy.deny with input as given.one("aws_ebs_volume", {"encrypted": "false"})
	count(denied) == 1
}

test_allow_true if {
	given_input := given.one("aws_ebs_volume", {"encrypted": true})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly("aws_ebs_volume", {}, {"encrypted": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
