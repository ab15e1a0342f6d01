package plumbline.aws.ecs_public_ip_test

import data.plumbline.aws.ecs_public_ip as policy
import data.plumbline.lib.given

failing(given_input) := paths if {
	denied := policy.deny with input as given_input
	paths := {finding.path | some finding in denied}
}

passes(given_input) if {
	count(policy.population) > 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

is_unknown(given_input) if {
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) > 0 with input as given_input
}

service(network) := given.one("aws_ecs_service", {"network_configuration": [network]})

test_deny_public if failing(service({"assign_public_ip": true})) == {policy.path}

test_allow_private if {
	passes(service({"assign_public_ip": false}))
	passes(service({}))
	passes(given.one("aws_ecs_service", {}))
}

test_unknown_switch if {
	is_unknown(given.partly(
		"aws_ecs_task_set",
		{"network_configuration": [{}]},
		{"network_configuration": [{"assign_public_ip": true}]},
	))
}
