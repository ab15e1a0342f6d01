package plumbline.aws.sg_ingress_http_test

import data.plumbline.aws.sg_ingress_http as policy
import data.plumbline.lib.given

ingress(rule) := given.one("aws_security_group", {"ingress": [rule]})

open := {"protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": ["0.0.0.0/0"]}

paths := {finding.path | some finding in policy.deny}

test_deny_every_shape if {
	paths == {["ingress", 0, "cidr_blocks", 0]} with input as ingress(open)
	paths == {["ingress", 0, "cidr_blocks", 0]} with input as given.one("aws_default_security_group", {"ingress": [open]})
	paths == {["cidr_blocks", 0]} with input as given.one("aws_security_group_rule", object.union(open, {"type": "ingress"}))
	values := {"ip_protocol": "-1", "cidr_ipv6": "::/0"}
	paths == {["cidr_ipv6"]} with input as given.one("aws_vpc_security_group_ingress_rule", values)
}

test_deny_only_what_is_open if {
	rule := object.union(open, {"cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]})
	paths == {["ingress", 0, "cidr_blocks", 1]} with input as ingress(rule)
}

test_allow_harmless if {
	every rule in [
		object.union(open, {"cidr_blocks": ["10.0.0.0/8"]}),
		object.union(open, {"from_port": 443, "to_port": 443}),
		object.union(open, {"protocol": "icmp"}),
		object.union(object.remove(open, ["cidr_blocks"]), {"self": true}),
	] {
		given_input := ingress(rule)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_egress if {
	given_input := given.one("aws_security_group_rule", object.union(open, {"type": "egress"}))
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_ranges if {
	given_input := given.partly(
		"aws_security_group",
		{"ingress": [object.remove(open, ["cidr_blocks"])]},
		{"ingress": [{"cidr_blocks": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_port if {
	given_input := given.partly(
		"aws_security_group",
		{"ingress": [object.remove(open, ["from_port"])]},
		{"ingress": [{"from_port": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_blocks if {
	given_input := given.partly("aws_security_group", {"ingress": [null]}, {"ingress": [true]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

balanced(action) := given.terraform([
	given.resource("aws_security_group", {"ingress": [open]}),
	object.union(given.resource("aws_lb", {}), {"references": [{
		"path": ["security_groups", 0],
		"resource": "aws_security_group.example",
		"attribute": ["id"],
	}]}),
	given.referring("aws_lb_listener", {"protocol": "HTTP", "default_action": [action]}, "load_balancer_arn", "aws_lb.example"),
])

test_allow_redirect if {
	given_input := balanced({"type": "redirect", "redirect": [{"protocol": "HTTPS"}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_deny_forward if {
	given_input := balanced({"type": "forward"})
	count(policy.deny) == 1 with input as given_input
}
