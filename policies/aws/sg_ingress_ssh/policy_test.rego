package plumbline.aws.sg_ingress_ssh_test

import data.plumbline.aws.sg_ingress_ssh as policy
import data.plumbline.lib.given

ingress(rule) := given.one("aws_security_group", {"ingress": [rule]})

ssh := {"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}

paths := {finding.path | some finding in policy.deny}

test_deny_nested_block if {
	paths == {["ingress", 0, "cidr_blocks", 0]} with input as ingress(ssh)
}

test_deny_default_group if {
	paths == {["ingress", 0, "cidr_blocks", 0]} with input as given.one("aws_default_security_group", {"ingress": [ssh]})
}

test_deny_single_rule if {
	paths == {["cidr_blocks", 0]} with input as given.one("aws_security_group_rule", object.union(ssh, {"type": "ingress"}))
}

test_deny_vpc_rule if {
	values := {"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "0.0.0.0/0"}
	paths == {["cidr_ipv4"]} with input as given.one("aws_vpc_security_group_ingress_rule", values)
}

test_deny_all_protocols if {
	every protocol in ["-1", "all", -1] {
		rule := {"protocol": protocol, "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}
		count(paths) == 1 with input as ingress(rule)
	}
}

test_deny_range_and_number_of_protocol if {
	rule := {"protocol": "6", "from_port": "0", "to_port": 1024, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]}
	paths == {["ingress", 0, "cidr_blocks", 1]} with input as ingress(rule)
	{finding.fix.operations[0].ref | some finding in policy.deny} == {`concat(["10.0.0.0/8"], var.allowed_admin_cidrs)`} with input as ingress(rule)
}

test_deny_halves_of_the_world_and_ipv6 if {
	rule := object.union(ssh, {"cidr_blocks": ["0.0.0.0/1", "128.0.0.0/1"], "ipv6_cidr_blocks": ["::/0", "2000::/3"]})
	count(paths) == 4 with input as ingress(rule)
}

test_allow_harmless if {
	every rule in [
		object.union(ssh, {"cidr_blocks": ["10.0.0.0/8"]}),
		object.union(ssh, {"from_port": 443, "to_port": 443}),
		object.union(ssh, {"from_port": 0, "to_port": 21}),
		object.union(ssh, {"protocol": "udp"}),
		{"protocol": "tcp", "from_port": 22, "to_port": 22, "self": true},
		{"protocol": "tcp", "from_port": 22, "to_port": 22, "prefix_list_ids": ["pl-1"]},
		{"protocol": "icmp", "from_port": -1, "to_port": -1, "cidr_blocks": ["0.0.0.0/0"]},
	] {
		given_input := ingress(rule)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_egress if {
	given_input := given.one("aws_security_group_rule", object.union(ssh, {"type": "egress"}))
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_allow_range_of_another_resource if {
	rule := object.union(
		given.resource("aws_security_group_rule", {"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22}),
		{
			"unknown": {"cidr_blocks": true},
			"references": [{"path": ["cidr_blocks"], "resource": "aws_vpc.main", "attribute": ["cidr_block"]}],
		},
	)
	given_input := given.terraform([rule])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_ranges if {
	given_input := given.partly(
		"aws_security_group",
		{"ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22}]},
		{"ingress": [{"cidr_blocks": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_port if {
	given_input := given.partly(
		"aws_security_group",
		{"ingress": [{"protocol": "tcp", "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}]},
		{"ingress": [{"from_port": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_ranges_of_a_harmless_port if {
	given_input := given.partly(
		"aws_security_group",
		{"ingress": [{"protocol": "tcp", "from_port": 443, "to_port": 443}]},
		{"ingress": [{"cidr_blocks": true}]},
	)
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_blocks if {
	given_input := given.partly("aws_security_group", {"ingress": [null]}, {"ingress": [true]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
