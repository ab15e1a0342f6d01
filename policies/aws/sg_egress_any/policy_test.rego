package plumbline.aws.sg_egress_any_test

import data.plumbline.aws.sg_egress_any as policy
import data.plumbline.lib.given

egress(rule) := given.one("aws_security_group", {"egress": [rule]})

open := {"protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}

paths := {finding.path | some finding in policy.deny}

test_deny_every_shape if {
	paths == {["egress", 0, "cidr_blocks", 0]} with input as egress(open)
	paths == {["egress", 0, "cidr_blocks", 0]} with input as egress({"cidr_blocks": ["0.0.0.0/0"]})
	paths == {["cidr_blocks", 0]} with input as given.one("aws_security_group_rule", object.union(open, {"type": "egress"}))
	values := {"ip_protocol": "-1", "cidr_ipv6": "::/0"}
	paths == {["cidr_ipv6"]} with input as given.one("aws_vpc_security_group_egress_rule", values)
}

test_allow_harmless if {
	every rule in [
		object.union(open, {"cidr_blocks": ["10.0.0.0/8"]}),
		object.union(open, {"protocol": "tcp", "from_port": 443, "to_port": 443}),
		object.union(object.remove(open, ["cidr_blocks"]), {"prefix_list_ids": ["pl-1"]}),
	] {
		given_input := egress(rule)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_ingress if {
	count(policy.deny) == 0 with input as given.one("aws_security_group", {"ingress": [open]})
	count(policy.population) == 0 with input as given.one("aws_security_group_rule", object.union(open, {"type": "ingress"}))
}

test_unknown_protocol if {
	given_input := given.partly("aws_vpc_security_group_egress_rule", {"cidr_ipv4": "0.0.0.0/0"}, {"ip_protocol": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_direction if {
	given_input := given.partly("aws_security_group_rule", open, {"type": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_blocks if {
	given_input := given.partly("aws_security_group", {"egress": [null]}, {"egress": [true]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
