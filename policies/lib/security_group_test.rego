package plumbline.lib.security_group_test

import data.plumbline.lib.given
import data.plumbline.lib.security_group as sg

tcp(from, to) := {"protocol": "tcp", "from_port": from, "to_port": to}

asked(values) := {"values": values, "unknown": false}

test_rules_of_every_shape if {
	group := given.named("aws_security_group", "a", {"ingress": [tcp(1, 2)], "egress": [tcp(3, 4), tcp(5, 6)]})
	standard := given.named("aws_default_security_group", "b", {"ingress": tcp(1, 2)})
	inwards := given.named("aws_security_group_rule", "c", {"type": "ingress"})
	outwards := given.named("aws_security_group_rule", "d", {"type": "egress"})
	given_input := given.terraform([
		group,
		standard,
		inwards,
		outwards,
		given.named("aws_vpc_security_group_ingress_rule", "e", {}),
		given.named("aws_vpc_security_group_egress_rule", "f", {}),
	])
	count(sg.rules("ingress")) == 4 with input as given_input
	count(sg.rules("egress")) == 4 with input as given_input
	count(sg.population("ingress")) == 4 with input as given_input
}

test_rule_of_unknown_direction_is_in_both if {
	given_input := given.partly("aws_security_group_rule", tcp(1, 2), {"type": true})
	every direction in ["ingress", "egress"] {
		count(sg.rules(direction)) == 1 with input as given_input
		not certain(direction) with input as given_input
	}
}

certain(direction) if {
	some entry in sg.rules(direction)
	sg.certainly(entry["in"], direction)
}

test_world if {
	every cidr in ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0", "2000::/3", "0:0:0:0:0:0:0:0/0"] {
		sg.world(cidr)
	}
	every cidr in ["10.0.0.0/8", "1.2.3.4/32", "2001:db8::/32", "0.0.0.0/16", "fc00::/7"] {
		not sg.world(cidr)
	}
}

test_ports if {
	sg.covers_port(asked(tcp(20, 25)), 22, {"tcp"})
	sg.covers_port(asked({"ip_protocol": "6", "from_port": "22", "to_port": "22"}), 22, {"tcp"})
	sg.covers_port(asked({"protocol": -1, "from_port": 0, "to_port": 0}), 22, {"tcp"})
	not sg.covers_port(asked(tcp(20, 21)), 22, {"tcp"})
	not sg.covers_port(asked(tcp(22, 22)), 22, {"udp"})
	not sg.maybe_covers_port(asked({"protocol": "17"}), 22, {"tcp"})
	sg.maybe_covers_port({"values": {}, "unknown": {"protocol": true}}, 22, {"tcp"})
}

test_all_ports if {
	sg.covers_all(asked({"protocol": "-1"}))
	sg.covers_all(asked(tcp(0, 65535)))
	sg.covers_all(asked(tcp(1, 65535)))
	not sg.covers_all(asked(tcp(2, 65535)))
	not sg.covers_all(asked({"protocol": "icmp", "from_port": 0, "to_port": 65535}))
	sg.maybe_covers_all({"values": {"protocol": "tcp"}, "unknown": {"from_port": true, "to_port": true}})
}

test_range_of_another_resource_is_not_the_world if {
	rule := {
		"values": {},
		"unknown": {"cidr_ipv4": true},
		"references": [{"path": ["cidr_ipv4"], "resource": "aws_vpc.a", "attribute": ["cidr_block"]}],
	}
	not sg.maybe_open(rule)
	sg.maybe_open(object.union(rule, {"references": [{"path": ["cidr_ipv4"], "resource": "var.a", "attribute": []}]}))
}

test_restrict_keeps_other_ranges if {
	rule := asked({"cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]})
	fix := sg.restrict(rule, "cidr_blocks", "Restrict", "allowed", "Networks.")
	fix.operations[0] == {"op": "set", "path": ["cidr_blocks"], "ref": `concat(["10.0.0.0/8"], var.allowed_cidrs)`}
	fix.operations[1].name == "allowed_cidrs"
	sg.restrict(asked({"cidr_ipv6": "::/0"}), "cidr_ipv6", "Restrict", "allowed", "Networks.").operations[0].ref == "var.allowed_ipv6_cidr"
}
