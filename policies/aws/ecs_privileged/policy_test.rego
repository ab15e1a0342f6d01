package plumbline.aws.ecs_privileged_test

import data.plumbline.aws.ecs_privileged as policy
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

task(container) := given.one("aws_ecs_task_definition", {"container_definitions": json.marshal([container])})

place(attribute) := ["container_definitions", 0, attribute]

windows := {"runtime_platform": [{"operating_system_family": "WINDOWS_SERVER_2022_CORE"}]}

test_deny_privileged if {
	failing(task({"name": "a", "privileged": true, "readonlyRootFilesystem": true})) == {place("privileged")}
}

test_deny_writable_root if {
	failing(task({"name": "a"})) == {place("readonlyRootFilesystem")}
	failing(task({"readonlyRootFilesystem": false})) == {place("readonlyRootFilesystem")}
}

test_deny_host_namespace if failing(given.one("aws_ecs_task_definition", {"pid_mode": "host"})) == {["pid_mode"]}

test_allow_isolated if passes(task({"name": "a", "privileged": false, "readonlyRootFilesystem": true}))

test_allow_writable_if_set if {
	passes(object.union(task({"name": "a"}), {"settings": {"aws-ecs-privileged": {"require_readonly_root": false}}}))
}

test_allow_windows if {
	passes(given.one("aws_ecs_task_definition", object.union(windows, {"container_definitions": json.marshal([{"name": "a"}])})))
}

test_unknown_definitions if {
	is_unknown(given.partly("aws_ecs_task_definition", {}, {"container_definitions": true}))
	is_unknown(given.one("aws_ecs_task_definition", {"container_definitions": "no JSON"}))
	is_unknown(given.partly("aws_ecs_task_definition", {}, {"pid_mode": true}))
}

test_unknown_parts if {
	r := object.union(given.resource("aws_ecs_task_definition", {}), {"unknown": {"container_definitions": true}})
	every unknown in [true, [true], [{"privileged": true}]] {
		value := [{"name": "a", "readonlyRootFilesystem": true}]
		document := {"path": ["container_definitions"], "value": value, "unknown": unknown}
		is_unknown(given.terraform([object.union(r, {"documents": [document]})]))
	}
}

test_unknown_platform if {
	is_unknown(given.partly(
		"aws_ecs_task_definition",
		{"container_definitions": json.marshal([{"name": "a"}])},
		{"runtime_platform": true},
	))
}
