# METADATA
# title: Network ACLs do not let the internet in to administer
# description: >-
#   A network ACL that lets the whole internet reach ports of administration leaves it to the security group of every single machine to
#   keep it out. Rules count that allow all protocols, or whose ports cover one of administration, unless a rule with a lower number denies
#   it first.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/network_acl_rule
#   - https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
# custom:
#   id: aws-nacl-open
#   severity: medium
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The boundary of the subnet lets administration in from known networks only.
#   targets: {terraform: [aws_network_acl, aws_default_network_acl, aws_network_acl_rule]}
#   aliases:
#     - CKV_AWS_229
#     - CKV_AWS_230
#     - CKV_AWS_231
#     - CKV_AWS_232
#     - CKV_AWS_352
#     - AWS-0102
#     - AWS-0105
#     - ec2_networkacl_allow_ingress_tcp_port_22
#   fixable: true
#   settings:
#     ports:
#       description: The TCP ports that must not be open to the internet.
#       default: [20, 21, 22, 3389]
#   remediation: >-
#     Allow the ports that are served, such as 443 and the ephemeral ports of answers (1024-65535, less 3389), and administration from the
#     networks that need it. The quick fix puts a variable in the place of the open range, for you to fill.
package plumbline.aws.nacl_open

import data.plumbline.lib.finding
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

ports := settings.value(rego.metadata.chain(), "ports")

acls[r.id] := r if {
	some type in ["aws_network_acl", "aws_default_network_acl"]
	some r in tf.resources(type)
}

# Rules of their own, that let in or may: `egress` is false unless it is written.
single[r.id] := r if {
	some r in tf.resources("aws_network_acl_rule")
	not tf.is_true(r, ["egress"])
}

population contains id if some id, _ in acls

population contains id if some id, _ in single

# Each rule with the resource it stands in, the attribute that says what it does, and its number.
rules := array.concat(
	[{"in": r, "rule": rule, "action": "action", "number": "rule_no"} |
		some r in acls
		some rule in tf.blocks(r, "ingress")
	],
	[{"in": r, "rule": r, "action": "rule_action", "number": "rule_number"} | some r in single],
)

cidrs := {"cidr_block": "allowed_admin_cidr", "ipv6_cidr_block": "allowed_admin_ipv6_cidr"}

allows(entry) if lower(tf.value(entry.rule, [entry.action])) == "allow"

# The ports of administration that a rule lets through.
covered(rule) := [port | some port in ports; sg.covers_port(rule, port, {"tcp"})]

maybe_covered(rule) := [port | some port in ports; sg.maybe_covers_port(rule, port, {"tcp"})]

open_places(rule) := [[name] |
	some name, _ in cidrs
	sg.world(tf.value(rule, [name]))
]

maybe_open(rule) if count(open_places(rule)) > 0

maybe_open(rule) if {
	some name, _ in cidrs
	tf.unknown(rule, [name])
	not sg.comes_from_resource(rule, name)
}

# A rule with a lower number in the same list denies a port from everywhere.
denied_before(entry, place, port) if {
	some other in rules
	other["in"].id == entry["in"].id
	lower(tf.value(other.rule, [other.action])) == "deny"
	tf.number(other.rule, [other.number]) < tf.number(entry.rule, [entry.number])
	sg.world(tf.value(other.rule, place))
	sg.covers_port(other.rule, port, {"tcp"})
}

open_ports(entry, place) := [port |
	some port in covered(entry.rule)
	not denied_before(entry, place, port)
]

deny contains finding.fixable(entry["in"], tf.path_in(entry.rule, place), text, restrict(entry.rule, place[0])) if {
	some entry in rules
	allows(entry)
	certainly_inwards(entry)
	some place in open_places(entry.rule)
	some found in [open_ports(entry, place)]
	count(found) > 0
	text := concat("", [what(entry.rule, found), " open to ", tf.value(entry.rule, place), "."])
}

certainly_inwards(entry) if not tf.unknown(entry["in"], ["egress"])

certainly_inwards(entry) if entry["in"].type != "aws_network_acl_rule"

what(rule, _) := "All protocols and ports are" if sg.protocol(rule) == "all"

what(rule, [port]) := concat("", ["Port ", format_int(port, 10), " is"]) if sg.protocol(rule) != "all"

what(rule, found) := concat("", ["Ports ", concat(", ", [format_int(port, 10) | some port in found]), " are"]) if {
	sg.protocol(rule) != "all"
	count(found) > 1
}

undecided contains finding.new(entry["in"], tf.path_in(entry.rule, []), "Whether the rule lets the internet in is not known before apply.") if {
	some entry in rules
	maybe_allows(entry)
	maybe_open(entry.rule)
	count(maybe_covered(entry.rule)) > 0
	not decided(entry)
}

maybe_allows(entry) if allows(entry)

maybe_allows(entry) if tf.unknown(entry.rule, [entry.action])

# Certainly open, or certainly denied by an earlier rule.
decided(entry) if {
	allows(entry)
	certainly_inwards(entry)
	count(open_places(entry.rule)) > 0
	count(covered(entry.rule)) > 0
}

undecided contains finding.new(r, ["ingress"], "Not all ingress rules are known before apply.") if {
	some r in acls
	tf.blocks_unknown(r, "ingress")
}

restrict(rule, name) := finding.fix("Allow your administrators' network only", [
	{"op": "set", "path": tf.path_in(rule, [name]), "ref": concat("", ["var.", cidrs[name]])},
	{
		"op": "add_resource",
		"block": "variable",
		"type": "",
		"name": cidrs[name],
		"body": [
			{"name": "type", "ref": "string"},
			{"name": "description", "value": "Network from which machines are administered."},
		],
	},
])
