package plumbline.aws.lb_waf_test

import data.plumbline.aws.lb_waf as policy
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

balancer := given.resource("aws_lb", {"name": "web"})

association := "aws_wafv2_web_acl_association"

test_deny_alone if failing(given.terraform([balancer])) == {[]}

test_deny_with_anothers if {
	failing(given.terraform([balancer, given.referring(association, {}, "resource_arn", "aws_lb.other")])) == {[]}
}

test_allow_associated if {
	every type in [association, "aws_wafregional_web_acl_association"] {
		passes(given.terraform([balancer, given.referring(type, {}, "resource_arn", "aws_lb.example")]))
	}
}

test_allow_not_public if {
	every values in [{"internal": true}, {"load_balancer_type": "network"}] {
		given_input := given.one("aws_lb", values)
		count(policy.population) == 0 with input as given_input
		failing(given_input) == set()
	}
}

test_unknown_internal if {
	is_unknown(given.partly("aws_lb", {}, {"internal": true}))
	is_unknown(given.partly("aws_alb", {}, {"load_balancer_type": true}))
}

test_unknown_association if {
	sibling := object.union(given.resource(association, {}), {"unknown": {"resource_arn": true}})
	is_unknown(given.terraform([balancer, sibling]))
}
