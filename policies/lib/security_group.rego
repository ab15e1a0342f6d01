# Security group rules in the five shapes they are written in: nested `ingress` and `egress` blocks, the same as list attributes, in
# aws_security_group and aws_default_security_group; aws_security_group_rule; aws_vpc_security_group_ingress_rule and …_egress_rule.
#
# A rule is asked together with the resource it stands in: `{"in": resource, "rule": block or resource}`.
package plumbline.lib.security_group

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# ---- rules -------------------------------------------------------------------------------------------------------

groups[r.id] := r if {
	some type in ["aws_security_group", "aws_default_security_group"]
	some r in tf.resources(type)
}

# Resources that are one rule of the direction, or may be.
single(direction) := object.union(
	{r.id: r |
		some r in tf.resources("aws_security_group_rule")
		not of_other_direction(r, direction)
	},
	{r.id: r | some r in tf.resources(single_type[direction])},
)

of_other_direction(r, direction) if tf.value(r, ["type"]) == opposite[direction]

single_type := {
	"ingress": "aws_vpc_security_group_ingress_rule",
	"egress": "aws_vpc_security_group_egress_rule",
}

opposite := {"ingress": "egress", "egress": "ingress"}

# Ids of all resources that have rules of the direction, or can have.
population(direction) := {id | some id, _ in groups} | {id | some id, _ in single(direction)}

rules(direction) := array.concat(
	[{"in": r, "rule": rule} |
		some r in groups
		some rule in tf.blocks(r, direction)
	],
	[{"in": r, "rule": r} | some r in single(direction)],
)

# Groups of which not all rules are known.
partly_known(direction) := [r |
	some r in groups
	tf.blocks_unknown(r, direction)
]

certainly(r, _) if r.type != "aws_security_group_rule"

certainly(r, direction) if tf.value(r, ["type"]) == direction

# ---- addresses ---------------------------------------------------------------------------------------------------

# Attributes that hold address ranges, and how a variable for each is called.
cidr_lists := {"cidr_blocks": "cidrs", "ipv6_cidr_blocks": "ipv6_cidrs"}

cidr_texts := {"cidr_ipv4": "cidr", "cidr_ipv6": "ipv6_cidr"}

# All addresses, or so large a part that it makes no difference (two halves, all that is routed in IPv6).
world(cidr) if regex.match(`^[0-9.]+/[01]$`, cidr)

world(cidr) if regex.match(`^[0-9a-fA-F:]*:[0-9a-fA-F:]*/[0-3]$`, cidr)

# The places in a rule that open it to the world.
open_places(rule) := {[name, i] |
	some name, _ in cidr_lists
	some i, cidr in tf.value(rule, [name])
	world(cidr)
} | {[name] |
	some name, _ in cidr_texts
	world(tf.value(rule, [name]))
}

# Some range of the rule is not known.
maybe_open(rule) if {
	some name, _ in cidr_lists
	tf.has_unknown_part(rule, [name])
	not comes_from_resource(rule, name)
}

maybe_open(rule) if {
	some name, _ in cidr_texts
	tf.unknown(rule, [name])
	not comes_from_resource(rule, name)
}

maybe_or_certainly_open(rule) if maybe_open(rule)

maybe_or_certainly_open(rule) if count(open_places(rule)) > 0

# An address range that is taken from another resource (a VPC, a subnet, an address) is not the world.
comes_from_resource(rule, name) if {
	tf.unknown(rule, [name])
	tf.refers(rule, [name])
}

# ---- protocols and ports -----------------------------------------------------------------------------------------

# The name of a rule's protocol: "all", "tcp", "udp", "icmp", …; "" where it is unknown or not written.
protocol(rule) := object.get(names_of_numbers, raw_protocol(rule), raw_protocol(rule))

names_of_numbers := {"-1": "all", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6"}

raw_protocol(rule) := lower(concat("", [text |
	some name in ["protocol", "ip_protocol"]
	some text in [as_text(tf.value(rule, [name]))]
]))

as_text(v) := v if is_string(v)

as_text(v) := format_int(v, 10) if is_number(v)

# The rule lets through one of the protocols at the port.
covers_port(rule, _, _) if protocol(rule) == "all"

covers_port(rule, port, protocols) if {
	protocol(rule) in protocols
	not below(rule, port)
	not above(rule, port)
	not tf.unknown(rule, ["from_port"])
	not tf.unknown(rule, ["to_port"])
}

# The rule lets it through, or may.
maybe_covers_port(rule, port, protocols) if {
	maybe_protocol(rule, protocols)
	not below(rule, port)
	not above(rule, port)
}

maybe_protocol(rule, protocols) if protocol(rule) in protocols

maybe_protocol(rule, _) if protocol(rule) in {"", "all"}

# The range ends below the port, or begins above it. `-1` and no port at all stand for every port.
below(rule, port) if {
	to := tf.number(rule, ["to_port"])
	to >= 0
	to < port
	protocol(rule) != "all"
}

above(rule, port) if {
	tf.number(rule, ["from_port"]) > port
	protocol(rule) != "all"
}

# The rule lets through every port of TCP, of UDP, or every protocol.
covers_all(rule) if covers_port(rule, 65535, {"all"})

covers_all(rule) if {
	protocol(rule) in {"tcp", "udp"}
	covers_port(rule, 1, {"tcp", "udp"})
	covers_port(rule, 65535, {"tcp", "udp"})
}

maybe_covers_all(rule) if {
	maybe_covers_port(rule, 1, {"tcp", "udp"})
	maybe_covers_port(rule, 65535, {"tcp", "udp"})
}

# ---- verdicts on ports -------------------------------------------------------------------------------------------

# The ingress rules that open some of the ports to the world, each with one place that does and the ports.
exposed(entries, ports, protocols) := [{"in": r, "rule": rule, "place": place, "ports": covered} |
	some {"in": r, "rule": rule} in entries
	certainly(r, "ingress")
	covered := [port | some port in ports; covers_port(rule, port, protocols)]
	count(covered) > 0
	some place in open_places(rule)
]

# The ingress rules that may open some of the ports, and do not certainly.
maybe_exposed(entries, ports, protocols) := [{"in": r, "rule": rule} |
	some {"in": r, "rule": rule} in entries
	maybe_or_certainly_open(rule)
	possible := [port | some port in ports; maybe_covers_port(rule, port, protocols)]
	count(possible) > 0
	not certainly_exposed(r, rule, ports, protocols)
]

certainly_exposed(r, rule, ports, protocols) if count(exposed([{"in": r, "rule": rule}], ports, protocols)) > 0

# ---- fixes -------------------------------------------------------------------------------------------------------

# Puts a variable in the place of the ranges of attribute `name` that are open to the world: `var.<prefix>_cidrs`, to be filled by the user.
restrict(rule, name, title, prefix, description) := finding.fix(title, [
	{"op": "set", "path": tf.path_in(rule, [name]), "ref": replacement(rule, name, variable(prefix, name))},
	{
		"op": "add_resource",
		"block": "variable",
		"type": "",
		"name": variable(prefix, name),
		"body": [
			{"name": "type", "ref": variable_type(name)},
			{"name": "description", "value": description},
		],
	},
])

variable(prefix, name) := concat("_", [prefix, cidr_lists[name]])

variable(prefix, name) := concat("_", [prefix, cidr_texts[name]])

variable_type(name) := "list(string)" if cidr_lists[name]

variable_type(name) := "string" if cidr_texts[name]

# Ranges that are no problem stay.
replacement(rule, name, variable_name) := concat("", ["var.", variable_name]) if count(others(rule, name)) == 0

replacement(rule, name, variable_name) := concat("", ["concat(", json.marshal(others(rule, name)), ", var.", variable_name, ")"]) if {
	count(others(rule, name)) > 0
}

others(rule, name) := [cidr |
	cidr_lists[name]
	some cidr in tf.value(rule, [name])
	is_string(cidr)
	not world(cidr)
]
