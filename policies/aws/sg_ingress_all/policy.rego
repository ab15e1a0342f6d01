# METADATA
# title: No security group lets the internet in on all ports
# description: >-
#   A rule that lets the whole internet reach every port takes the firewall away: databases, administration and whatever somebody starts
#   tomorrow are all exposed. A rule counts that allows all protocols, or every port of TCP or UDP.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-sg-ingress-all
#   severity: critical
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: A boundary that lets everything in is none.
#     - id: CC6.1
#       strength: direct
#       rationale: Systems are reachable only for what they are meant to serve.
#   targets:
#     terraform: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   aliases:
#     - CKV_AWS_277
#     - ec2_securitygroup_allow_ingress_from_internet_to_all_ports
#     - vpc_security_group_restrict_ingress_tcp_udp_all
#   fixable: true
#   remediation: >-
#     Open the ports that are meant for everyone, such as 443, and each of the others to the networks or security groups that need it. The
#     quick fix puts a variable in the place of the open range, for you to fill.
package plumbline.aws.sg_ingress_all

import data.plumbline.lib.finding
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.terraform as tf

rules := sg.rules("ingress")

population contains id if some id in sg.population("ingress")

deny contains finding.fixable(r, tf.path_in(rule, place), text, restrict(rule, place[0])) if {
	some {"in": r, "rule": rule} in rules
	sg.certainly(r, "ingress")
	sg.covers_all(rule)
	some place in sg.open_places(rule)
	text := concat("", [what(rule), " open to ", tf.value(rule, place), "."])
}

what(rule) := "All protocols and ports are" if sg.protocol(rule) == "all"

what(rule) := concat("", ["All ", upper(sg.protocol(rule)), " ports are"]) if sg.protocol(rule) != "all"

undecided contains finding.new(r, tf.path_in(rule, []), "Whether all ports are open to the internet is not known before apply.") if {
	some {"in": r, "rule": rule} in rules
	sg.maybe_covers_all(rule)
	sg.maybe_or_certainly_open(rule)
	not certain(r, rule)
}

certain(r, rule) if {
	sg.certainly(r, "ingress")
	sg.covers_all(rule)
	count(sg.open_places(rule)) > 0
}

undecided contains finding.new(r, ["ingress"], "Not all ingress rules are known before apply.") if {
	some r in sg.partly_known("ingress")
}

restrict(rule, name) := sg.restrict(
	rule,
	name,
	"Allow chosen networks only",
	"allowed",
	"Networks that may reach every port.",
)
