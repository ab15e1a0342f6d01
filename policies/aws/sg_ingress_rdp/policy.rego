# METADATA
# title: Remote Desktop is not open to the internet
# description: >-
#   Remote Desktop that the whole internet can reach is the most common way in for ransomware: passwords are guessed around the clock, and
#   weaknesses that need no password keep being found. Rules that cover port 3389 with a range or with all protocols count too.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-sg-ingress-rdp
#   severity: high
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The boundary lets administration in from known networks only.
#     - id: CC6.1
#       strength: supporting
#       rationale: Whoever tries to log in has to be in a known network first.
#   targets:
#     terraform: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   aliases:
#     - CKV_AWS_25
#     - AWS-0107
#     - ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389
#     - vpc_security_group_restrict_ingress_common_ports_all
#     - FG_R00087
#   fixable: true
#   settings:
#     ports:
#       description: The ports of remote administration, each with the name that messages give it. SSH has a policy of its own.
#       default: {"3389": Remote Desktop}
#   remediation: >-
#     Allow the networks that administer the machines instead: the quick fix puts a variable in the place of the open range, for you to
#     fill. Better still, open no port: Fleet Manager of Systems Manager needs none.
package plumbline.aws.sg_ingress_rdp

import data.plumbline.lib.finding
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

names := settings.value(rego.metadata.chain(), "ports")

ports := [to_number(port) | some port, _ in names]

# Remote Desktop speaks both.
protocols := {"tcp", "udp"}

rules := sg.rules("ingress")

population contains id if some id in sg.population("ingress")

deny contains finding.fixable(found["in"], tf.path_in(found.rule, found.place), text, restrict(found)) if {
	some found in sg.exposed(rules, ports, protocols)
	some port in found.ports
	digits := format_int(port, 10)
	text := concat("", [names[digits], " (port ", digits, ") is open to ", tf.value(found.rule, found.place), "."])
}

undecided contains finding.new(r, tf.path_in(rule, []), "Whether Remote Desktop is open to the internet is not known before apply.") if {
	some {"in": r, "rule": rule} in sg.maybe_exposed(rules, ports, protocols)
}

undecided contains finding.new(r, ["ingress"], "Not all ingress rules are known before apply.") if {
	some r in sg.partly_known("ingress")
}

restrict(found) := sg.restrict(
	found.rule,
	found.place[0],
	"Allow your administrators' networks only",
	"allowed_admin",
	"Networks from which machines are administered.",
)
