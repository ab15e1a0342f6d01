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
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.terraform as tf

ports := [22]

protocols := {"tcp"}

rules := sg.rules("ingress")

population contains id if some id in sg.population("ingress")

deny contains finding.fixable(found["in"], tf.path_in(found.rule, found.place), text, restrict(found)) if {
	some found in sg.exposed(rules, ports, protocols)
	text := concat("", ["SSH (port 22) is open to ", tf.value(found.rule, found.place), "."])
}

undecided contains finding.new(r, tf.path_in(rule, []), "Whether SSH is open to the internet is not known before apply.") if {
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
