# METADATA
# title: Outgoing traffic is limited to what is needed
# description: >-
#   A machine that may talk to everyone can load tools, be steered from outside and send data out, once somebody is on it. Only rules that
#   allow all protocols to the whole internet count.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_egress_rule
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-sg-egress-any
#   severity: info
#   controls:
#     - id: CC6.6
#       strength: supporting
#       rationale: The boundary limits what leaves as well as what comes in.
#   targets:
#     terraform: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_egress_rule]
#   aliases:
#     - CKV_AWS_382
#     - AWS-0104
#   fixable: true
#   remediation: >-
#     Allow HTTPS to the services that are used, by VPC endpoints, prefix lists, security groups or address ranges. The quick fix puts a
#     variable in the place of the open range, for you to fill. Many accept open egress: switch this policy off where that has been decided.
package plumbline.aws.sg_egress_any

import data.plumbline.lib.finding
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.terraform as tf

rules := sg.rules("egress")

population contains id if some id in sg.population("egress")

# All protocols; or neither a protocol nor a port is written at all.
unlimited(rule) if sg.protocol(rule) == "all"

unlimited(rule) if {
	every name in ["protocol", "ip_protocol", "from_port", "to_port"] {
		tf.missing(rule, [name])
	}
}

maybe_unlimited(rule) if unlimited(rule)

maybe_unlimited(rule) if {
	some name in ["protocol", "ip_protocol"]
	tf.unknown(rule, [name])
}

deny contains finding.fixable(r, tf.path_in(rule, place), text, restrict(rule, place[0])) if {
	some {"in": r, "rule": rule} in rules
	sg.certainly(r, "egress")
	unlimited(rule)
	some place in sg.open_places(rule)
	text := concat("", ["All traffic to ", tf.value(rule, place), " is allowed."])
}

undecided contains finding.new(r, tf.path_in(rule, []), "Whether all outgoing traffic is allowed is not known before apply.") if {
	some {"in": r, "rule": rule} in rules
	maybe_unlimited(rule)
	sg.maybe_or_certainly_open(rule)
	not certain(r, rule)
}

certain(r, rule) if {
	sg.certainly(r, "egress")
	unlimited(rule)
	count(sg.open_places(rule)) > 0
}

undecided contains finding.new(r, ["egress"], "Not all egress rules are known before apply.") if {
	some r in sg.partly_known("egress")
}

restrict(rule, name) := sg.restrict(
	rule,
	name,
	"Allow chosen networks only",
	"allowed_egress",
	"Networks that may be reached from inside.",
)
