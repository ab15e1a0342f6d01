package plumbline.aws.ecs_logs_test

import data.plumbline.aws.ecs_logs as policy
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

test_deny_absent if failing(task({"name": "a"})) == {["container_definitions", 0, "logConfiguration"]}

test_deny_nowhere if {
	failing(task({"logConfiguration": {"logDriver": "none"}})) == {["container_definitions", 0, "logConfiguration", "logDriver"]}
}

test_allow_sent if passes(task({"name": "a", "logConfiguration": {"logDriver": "awsfirelens"}}))

test_unknown_definitions if {
	is_unknown(given.partly("aws_ecs_task_definition", {}, {"container_definitions": true}))
	is_unknown(given.one("aws_ecs_task_definition", {"container_definitions": "no JSON"}))
}

test_unknown_parts if {
	r := object.union(given.resource("aws_ecs_task_definition", {}), {"unknown": {"container_definitions": true}})
	every unknown in [true, [true], [{"logConfiguration": true}]] {
		document := {"path": ["container_definitions"], "value": [{"name": "a"}], "unknown": unknown}
		is_unknown(given.terraform([object.union(r, {"documents": [document]})]))
	}
}
