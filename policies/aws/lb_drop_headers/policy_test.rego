package plumbline.aws.lb_drop_headers_test

import data.plumbline.aws.lb_drop_headers as policy
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

test_deny_passed_on if {
	failing(given.one("aws_lb", {})) == {policy.path}
	failing(given.one("aws_alb", {"drop_invalid_header_fields": false})) == {policy.path}
}

test_allow_dropped if passes(given.one("aws_lb", {"drop_invalid_header_fields": true}))

test_allow_network if {
	given_input := given.one("aws_lb", {"load_balancer_type": "network"})
	count(policy.population) == 0 with input as given_input
	failing(given_input) == set()
}

test_unknown_each if {
	is_unknown(given.partly("aws_lb", {}, {"drop_invalid_header_fields": true}))
	is_unknown(given.partly("aws_lb", {}, {"load_balancer_type": true}))
}
