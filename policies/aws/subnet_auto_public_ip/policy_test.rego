package plumbline.aws.subnet_auto_public_ip_test

import data.plumbline.aws.subnet_auto_public_ip as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_each_type if {
	every type in ["aws_subnet"] {
		every values in [{"map_public_ip_on_launch": true}, {"map_public_ip_on_launch": "true"}] {
			paths == {["map_public_ip_on_launch"]} with input as given.one(type, values)
		}
	}
}

test_allow_others if {
	every type in ["aws_subnet"] {
		every values in [{}, {"map_public_ip_on_launch": false}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_value if {
	every type in ["aws_subnet"] {
		given_input := given.partly(type, {}, {"map_public_ip_on_launch": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
