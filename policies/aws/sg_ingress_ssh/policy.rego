# METADATA
# title: SSH is not open to the internet
# description: >-
#   A rule that lets the whole internet reach port 22 invites password guessing and every new SSH weakness within minutes. Rules that cover
#   port 22 with a range or with all protocols count too.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-sg-ingress-ssh
#   severity: high
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The boundary lets administration in from known networks only.
#     - id: CC6.1
#       strength: supporting
#       rationale: Whoever tries to log in has to be in a known network first.
#     - id: CC7.2
#       strength: supporting
#       rationale: Without the internet's constant attempts, attempts that matter stand out in the logs.
#   targets:
#     terraform: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   aliases:
#     - CKV_AWS_24
#     - AWS-0107
#     - ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22
#     - vpc_security_group_restrict_ingress_ssh_all
#     - FG_R00085
#   fixable: true
#   remediation: >-
#     Allow the networks that administer the machines instead: the quick fix puts a variable in the place of the open range, for you to
#     fill. Better still, open no port: Session Manager needs none.
package plumbline.aws.sg_ingress_ssh

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

port := 22

# ---- rules in their five shapes ----------------------------------------------------------------------------------

# Nested `ingress` blocks, and the same written as a list attribute.
groups[r.id] := r if {
	some type in ["aws_security_group", "aws_default_security_group"]
	some r in tf.resources(type)
}

single[r.id] := r if {
	some r in tf.resources("aws_security_group_rule")
	not tf.value(r, ["type"]) == "egress"
}

single[r.id] := r if some r in tf.resources("aws_vpc_security_group_ingress_rule")

population contains id if some id, _ in groups

population contains id if some id, _ in single

# A rule is asked with the resource it stands in.
rules := array.concat(
	[{"in": r, "rule": rule} |
		some r in groups
		some rule in tf.blocks(r, "ingress")
	],
	[{"in": r, "rule": r} | some r in single],
)

# ---- what a rule opens -------------------------------------------------------------------------------------------

protocol_names := ["protocol", "ip_protocol"]

cidr_lists := {"cidr_blocks": "allowed_admin_cidrs", "ipv6_cidr_blocks": "allowed_admin_ipv6_cidrs"}

cidr_texts := {"cidr_ipv4": "allowed_admin_cidr", "cidr_ipv6": "allowed_admin_ipv6_cidr"}

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

maybe_open(rule) if {
	some name, _ in cidr_lists
	tf.has_unknown_part(rule, [name])
	not comes_from_group(rule, name)
}

maybe_open(rule) if {
	some name, _ in cidr_texts
	tf.unknown(rule, [name])
	not comes_from_group(rule, name)
}

# An address range that is taken from another resource (a VPC, a subnet, an address) is not the world.
comes_from_group(rule, name) if {
	tf.unknown(rule, [name])
	tf.refers(rule, [name])
}

covers_port(rule) if all_protocols(rule)

covers_port(rule) if {
	tcp(rule)
	not below(rule)
	not above(rule)
	not tf.unknown(rule, ["from_port"])
	not tf.unknown(rule, ["to_port"])
}

maybe_covers_port(rule) if {
	not certainly_other_protocol(rule)
	not below(rule)
	not above(rule)
}

# The range ends below the port, or begins above it. `-1` and no port at all stand for every port.
below(rule) if {
	to := tf.number(rule, ["to_port"])
	to >= 0
	to < port
	not all_protocols(rule)
}

above(rule) if {
	tf.number(rule, ["from_port"]) > port
	not all_protocols(rule)
}

protocol(rule) := lower(concat("", [text |
	some name in protocol_names
	some text in [as_text(tf.value(rule, [name]))]
]))

as_text(v) := v if is_string(v)

as_text(v) := format_int(v, 10) if is_number(v)

all_protocols(rule) if protocol(rule) in {"-1", "all"}

tcp(rule) if protocol(rule) in {"tcp", "6"}

certainly_other_protocol(rule) if not protocol(rule) in {"", "-1", "all", "tcp", "6"}

# ---- verdicts ----------------------------------------------------------------------------------------------------

deny contains finding.fixable(r, tf.path_in(rule, place), text, restrict(rule, place[0])) if {
	some {"in": r, "rule": rule} in rules
	certainly_ingress(r)
	covers_port(rule)
	some place in open_places(rule)
	text := concat("", ["SSH (port 22) is open to ", tf.value(rule, place), "."])
}

undecided contains finding.new(r, tf.path_in(rule, []), "Whether SSH is open to the internet is not known before apply.") if {
	some {"in": r, "rule": rule} in rules
	maybe_covers_port(rule)
	maybe_or_certainly_open(rule)
	not decided(r, rule)
}

undecided contains finding.new(r, ["ingress"], "Not all ingress rules are known before apply.") if {
	some r in groups
	tf.blocks_unknown(r, "ingress")
}

maybe_or_certainly_open(rule) if maybe_open(rule)

maybe_or_certainly_open(rule) if count(open_places(rule)) > 0

decided(r, rule) if {
	certainly_ingress(r)
	covers_port(rule)
	count(open_places(rule)) > 0
}

certainly_ingress(r) if r.type != "aws_security_group_rule"

certainly_ingress(r) if tf.value(r, ["type"]) == "ingress"

# ---- fixes -------------------------------------------------------------------------------------------------------

restrict(rule, name) := finding.fix("Allow your administrators' networks only", [
	{"op": "set", "path": tf.path_in(rule, [name]), "ref": replacement(rule, name)},
	{
		"op": "add_resource",
		"block": "variable",
		"type": "",
		"name": variable(name),
		"body": [
			{"name": "type", "ref": variable_type(name)},
			{"name": "description", "value": "Networks from which machines are administered."},
		],
	},
])

variable(name) := cidr_lists[name]

variable(name) := cidr_texts[name]

variable_type(name) := "list(string)" if cidr_lists[name]

variable_type(name) := "string" if cidr_texts[name]

# Ranges that are no problem stay.
replacement(rule, name) := concat("", ["var.", variable(name)]) if count(others(rule, name)) == 0

replacement(rule, name) := concat("", ["concat(", json.marshal(others(rule, name)), ", var.", variable(name), ")"]) if {
	count(others(rule, name)) > 0
}

others(rule, name) := [cidr |
	cidr_lists[name]
	some cidr in tf.value(rule, [name])
	is_string(cidr)
	not world(cidr)
]
