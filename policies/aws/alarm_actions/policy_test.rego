package plumbline.aws.alarm_actions_test

import data.plumbline.aws.alarm_actions as policy
import data.plumbline.lib.given

alarm(values) := given.resource("aws_cloudwatch_metric_alarm", object.union({"alarm_name": "errors"}, values))

composite(values) := given.resource("aws_cloudwatch_composite_alarm", object.union({"alarm_actions": ["topic"]}, values))

test_deny_without_actions if {
	every values in [{}, {"alarm_actions": []}, {"ok_actions": ["topic"]}] {
		denied := policy.deny with input as given.terraform([alarm(values)])
		{finding.path | some finding in denied} == {["alarm_actions"]}
	}
}

test_deny_switched_off if {
	denied := policy.deny with input as given.terraform([alarm({"alarm_actions": ["topic"], "actions_enabled": false})])
	{finding.path | some finding in denied} == {["actions_enabled"]}
}

test_deny_silent_composite if {
	silent := given.resource("aws_cloudwatch_composite_alarm", {"alarm_rule": "ALARM(other)"})
	count(policy.deny) == 1 with input as given.terraform([silent])
}

test_allow_actions if {
	every values in [{"alarm_actions": ["topic"]}, {"alarm_actions": ["topic"], "actions_enabled": true}] {
		given_input := given.terraform([alarm(values)])
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_part_of_a_composite if {
	by_reference := object.union(composite({}), {
		"unknown": {"alarm_rule": true},
		"references": [{
			"path": ["alarm_rule"],
			"resource": "aws_cloudwatch_metric_alarm.example",
			"attribute": ["alarm_name"],
			"derived": true,
		}],
	})
	every other in [composite({"alarm_rule": "ALARM(errors) OR ALARM(latency)"}), by_reference] {
		given_input := given.terraform([alarm({}), other])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_parts if {
	every unknown in [{"alarm_actions": true}, {"alarm_actions": true, "actions_enabled": true}] {
		given_input := given.terraform([object.union(alarm({}), {"unknown": unknown})])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == count(unknown) with input as given_input
	}
}

test_unknown_composite if {
	some_rule := object.union(composite({}), {"unknown": {"alarm_rule": true}})
	given_input := given.terraform([alarm({}), some_rule])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
