package plumbline.aws.ebs_snapshot_copy_encrypted_test

import data.plumbline.aws.ebs_snapshot_copy_encrypted as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_each_type if {
	every type in ["aws_ebs_snapshot_copy", "aws_ami_copy"] {
		every values in [{}, {"encrypted": false}, {"encrypted": "false"}] {
			paths == {["encrypted"]} with input as given.one(type, values)
		}
	}
}

test_allow_others if {
	every type in ["aws_ebs_snapshot_copy", "aws_ami_copy"] {
		every values in [{"encrypted": true}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_value if {
	every type in ["aws_ebs_snapshot_copy", "aws_ami_copy"] {
		given_input := given.partly(type, {}, {"encrypted": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
