package plumbline.aws.tgw_auto_accept_test

import data.plumbline.aws.tgw_auto_accept as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_each_type if {
	every type in ["aws_ec2_transit_gateway"] {
		every values in [{"auto_accept_shared_attachments": "enable"}] {
			paths == {["auto_accept_shared_attachments"]} with input as given.one(type, values)
		}
	}
}

test_allow_others if {
	every type in ["aws_ec2_transit_gateway"] {
		every values in [{}, {"auto_accept_shared_attachments": "disable"}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_value if {
	every type in ["aws_ec2_transit_gateway"] {
		given_input := given.partly(type, {}, {"auto_accept_shared_attachments": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
