package plumbline.aws.ec2_detailed_monitoring_test

import data.plumbline.aws.ec2_detailed_monitoring as policy
import data.plumbline.lib.given

test_deny_absent_or_off if {
	every values in [{}, {"monitoring": false}] {
		count(policy.deny) == 1 with input as given.one("aws_instance", values)
	}
}

test_allow_on if {
	given_input := given.one("aws_instance", {"monitoring": true})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value_or_template if {
	every given_input in [
		given.partly("aws_instance", {}, {"monitoring": true}),
		given.one("aws_instance", {"launch_template": [{"id": "lt-1"}]}),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
