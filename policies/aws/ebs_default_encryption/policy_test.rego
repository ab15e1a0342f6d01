package plumbline.aws.ebs_default_encryption_test

import data.plumbline.aws.ebs_default_encryption as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_each_type if {
	every type in ["aws_ebs_encryption_by_default"] {
		every values in [{"enabled": false}, {"enabled": "false"}] {
			paths == {["enabled"]} with input as given.one(type, values)
		}
	}
}

test_allow_others if {
	every type in ["aws_ebs_encryption_by_default"] {
		every values in [{}, {"enabled": true}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_value if {
	every type in ["aws_ebs_encryption_by_default"] {
		given_input := given.partly(type, {}, {"enabled": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
