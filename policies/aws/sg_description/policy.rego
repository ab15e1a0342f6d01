# METADATA
# title: Security groups and their rules say what they are for
# description: >-
#   A rule of which nobody knows why it is there is a rule that nobody dares to remove. Descriptions are what reviews of firewall rules go
#   by.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
# custom:
#   id: aws-sg-description
#   severity: info
#   controls:
#     - id: CC8.1
#       strength: direct
#       rationale: The reason for a change is recorded with it.
#     - id: CC6.6
#       strength: supporting
#       rationale: Openings of the boundary can be reviewed by what they are for.
#   targets:
#     terraform:
#       - aws_security_group
#       - aws_default_security_group
#       - aws_security_group_rule
#       - aws_vpc_security_group_ingress_rule
#       - aws_vpc_security_group_egress_rule
#   aliases:
#     - CKV_AWS_23
#     - AWS-0099
#     - AWS-0124
#   fixable: true
#   settings:
#     placeholders:
#       description: Descriptions that say nothing.
#       default: ["", Managed by Terraform]
#   remediation: >-
#     Write a `description` that says who needs the rule and why; the quick fix writes what it lets through, for you to complete. The
#     description of a rule can be changed at any time. That of a group cannot: changing it replaces the group.
package plumbline.aws.sg_description

import data.plumbline.lib.finding
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

placeholders := settings.value(rego.metadata.chain(), "placeholders")

directions := {"ingress": "In", "egress": "Out"}

# What should have a description: groups (the default group's is AWS's own), and rules in every shape.
described := array.concat(
	[{"in": r, "asked": r, "what": "security group", "proposal": concat(" ", ["Security group", replace(r.name, "_", " ")])} |
		some r in tf.resources("aws_security_group")
	],
	array.concat(nested_rules, single_rules),
)

nested_rules := [{"in": r, "asked": rule, "what": "rule", "proposal": proposal(direction, rule)} |
	some direction, _ in directions
	some r in sg.groups
	some rule in tf.blocks(r, direction)
]

single_rules := [{"in": r, "asked": r, "what": "rule", "proposal": proposal(direction, r)} |
	some type, direction in {
		"aws_security_group_rule": "ingress",
		"aws_vpc_security_group_ingress_rule": "ingress",
		"aws_vpc_security_group_egress_rule": "egress",
	}
	some r in tf.resources(type)
]

population contains id if some id, _ in sg.groups

population contains entry["in"].id if some entry in single_rules

deny contains finding.fixable(r, tf.path_in(asked, ["description"]), text, describe(asked, proposed)) if {
	some {"in": r, "asked": asked, "what": what, "proposal": proposed} in described
	says_nothing(asked)
	text := concat("", ["Nothing says what the ", what, " is for."])
}

says_nothing(asked) if tf.missing(asked, ["description"])

says_nothing(asked) if trim_space(tf.value(asked, ["description"])) in placeholders

undecided contains finding.new(r, tf.path_in(asked, ["description"]), concat("", ["How the ", what, " is described is not known before apply."])) if {
	some {"in": r, "asked": asked, "what": what, "proposal": _} in described
	tf.unknown(asked, ["description"])
}

undecided contains finding.new(r, [direction], concat("", ["Not all ", direction, " rules are known before apply."])) if {
	some direction, _ in directions
	some r in sg.partly_known(direction)
}

describe(asked, proposed) := finding.fix("Describe it", [{"op": "set", "path": tf.path_in(asked, ["description"]), "value": proposed}])

# What is known of the rule: `In: TCP 443`.
proposal(direction, rule) := concat("", [directions[written(direction, rule)], ": ", concat(" ", array.concat([named(sg.protocol(rule))], ports(rule)))])

written(direction, rule) := object.get(rule.values, "type", direction) if object.get(rule.values, "type", direction) in {"ingress", "egress"}

written(direction, rule) := direction if not object.get(rule.values, "type", direction) in {"ingress", "egress"}

named("") := "traffic"

named("all") := "all traffic"

named(protocol) := upper(protocol) if not protocol in {"", "all"}

ports(rule) := [port(tf.number(rule, ["from_port"]), tf.number(rule, ["to_port"]))] if {
	sg.protocol(rule) in {"tcp", "udp"}
} else := []

port(from, to) := format_int(from, 10) if from == to

port(from, to) := concat("-", [format_int(from, 10), format_int(to, 10)]) if from != to
