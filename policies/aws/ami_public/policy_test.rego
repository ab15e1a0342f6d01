package plumbline.aws.ami_public_test

import data.plumbline.aws.ami_public as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_each_type if {
	every type in ["aws_ami_launch_permission"] {
		every values in [{"group": "all"}] {
			paths == {["group"]} with input as given.one(type, values)
		}
	}
}

test_allow_others if {
	every type in ["aws_ami_launch_permission"] {
		every values in [{"account_id": "123456789012"}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_value if {
	every type in ["aws_ami_launch_permission"] {
		given_input := given.partly(type, {}, {"group": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
