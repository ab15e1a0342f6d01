package plumbline.aws.ec2_public_ip_test

import data.plumbline.aws.ec2_public_ip as policy
import data.plumbline.lib.given

flag := ["associate_public_ip_address"]

test_deny_each_type if {
	every type in ["aws_instance", "aws_launch_configuration"] {
		paths == {flag} with input as given.one(type, {"associate_public_ip_address": true})
	}
	paths == {["network_interfaces", 1, "associate_public_ip_address"]} with input as given.one("aws_launch_template", {"network_interfaces": [
		{"associate_public_ip_address": "false"},
		{"associate_public_ip_address": "true"},
	]})
}

paths := {finding.path | some finding in policy.deny}

test_allow_absent_and_off if {
	every type in ["aws_instance", "aws_launch_template", "aws_launch_configuration"] {
		every values in [{}, {"associate_public_ip_address": false}, {"network_interfaces": [{}]}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_flag if {
	given_input := given.partly("aws_instance", {}, {"associate_public_ip_address": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_interfaces if {
	given_input := given.partly("aws_launch_template", {"network_interfaces": [null]}, {"network_interfaces": [true]})
	count(policy.undecided) == 1 with input as given_input
}
