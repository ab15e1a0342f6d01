package plumbline.aws.lb_logs_test

import data.plumbline.aws.lb_logs as policy
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

logs(values) := {"access_logs": [object.union({"bucket": "logs"}, values)]}

test_deny_absent if {
	every type in ["aws_lb", "aws_alb", "aws_elb"] {
		failing(given.one(type, {})) == {[]}
	}
}

test_deny_off if failing(given.one("aws_lb", logs({"enabled": false}))) == {policy.enabled}

test_deny_off_by_default if failing(given.one("aws_lb", logs({}))) == {policy.enabled}

test_deny_network_with_tls if {
	failing(given.terraform([
		given.resource("aws_lb", {"load_balancer_type": "network"}),
		given.referring("aws_lb_listener", {"protocol": "TLS"}, "load_balancer_arn", "aws_lb.example"),
	])) == {[]}
}

test_allow_on if {
	passes(given.one("aws_lb", logs({"enabled": true})))
	passes(given.one("aws_elb", logs({})))
}

test_allow_what_cannot_log if {
	every type in ["network", "gateway"] {
		given_input := given.one("aws_lb", {"load_balancer_type": type})
		count(policy.population) == 0 with input as given_input
		failing(given_input) == set()
	}
}

test_unknown_switch if {
	is_unknown(given.partly("aws_lb", {"access_logs": [{}]}, {"access_logs": [{"enabled": true}]}))
	is_unknown(given.partly("aws_lb", {}, {"access_logs": true}))
}

test_unknown_type if is_unknown(given.partly("aws_lb", {}, {"load_balancer_type": true}))
