package plumbline.aws.lb_deletion_protection_test

import data.plumbline.aws.lb_deletion_protection as policy
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

test_deny_unprotected if {
	failing(given.one("aws_lb", {})) == {policy.path}
	failing(given.one("aws_alb", {"enable_deletion_protection": "false"})) == {policy.path}
}

test_allow_protected if passes(given.one("aws_lb", {"enable_deletion_protection": true}))

test_unknown_switch if is_unknown(given.partly("aws_lb", {}, {"enable_deletion_protection": true}))
