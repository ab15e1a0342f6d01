# METADATA
# title: Unencrypted HTTP is not open to the internet
# description: >-
#   What is sent to port 80, passwords and session cookies included, can be read and changed on its way. A port 80 that only redirects to HTTPS
#   is no problem: security groups of load balancers whose HTTP listeners all redirect are not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_security_group_ingress_rule
#   - https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   id: aws-sg-ingress-http
#   severity: low
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data crosses public networks over encrypted connections only.
#     - id: CC6.6
#       strength: supporting
#       rationale: The boundary lets in what is meant to be reached from outside, which is HTTPS.
#   targets:
#     terraform: [aws_security_group, aws_default_security_group, aws_security_group_rule, aws_vpc_security_group_ingress_rule]
#   reads:
#     terraform:
#       - aws_security_group
#       - aws_default_security_group
#       - aws_security_group_rule
#       - aws_vpc_security_group_ingress_rule
#       - aws_lb
#       - aws_alb
#       - aws_lb_listener
#       - aws_alb_listener
#   aliases: [CKV_AWS_260]
#   fixable: true
#   remediation: >-
#     Serve HTTPS on port 443 and let port 80 only redirect to it. The quick fix puts a variable in the place of the open range, for you to fill
#     with the networks that may still use HTTP.
package plumbline.aws.sg_ingress_http

import data.plumbline.lib.finding
import data.plumbline.lib.security_group as sg
import data.plumbline.lib.terraform as tf

ports := [80]

protocols := {"tcp"}

rules := [entry |
	some entry in sg.rules("ingress")
	not redirected(entry["in"])
]

population contains id if some id in sg.population("ingress")

# ---- load balancers that only redirect ---------------------------------------------------------------------------

balancers[r.id] := r if {
	some type in ["aws_lb", "aws_alb"]
	some r in tf.resources(type)
}

# Ids of the groups of load balancers whose HTTP listeners, one at least, all redirect.
redirecting_groups contains reference.resource if {
	some balancer in balancers
	answers := [redirects(listener) |
		some type in ["aws_lb_listener", "aws_alb_listener"]
		some listener in tf.resources(type)
		tf.linked(listener, ["load_balancer_arn"], balancer)
		upper(tf.value(listener, ["protocol"])) == "HTTP"
	]
	count(answers) > 0
	every answer in answers {
		answer
	}
	some reference in balancer.references
	reference.path[0] == "security_groups"
}

default redirects(_) := false

redirects(listener) if {
	actions := tf.blocks(listener, "default_action")
	count(actions) > 0
	every action in actions {
		tf.value(action, ["type"]) == "redirect"
		upper(tf.value(action, ["redirect", 0, "protocol"])) == "HTTPS"
	}
}

redirected(r) if {
	some id in redirecting_groups
	tf.same_resource(id, r)
}

redirected(r) if {
	some reference in r.references
	reference.path == ["security_group_id"]
	reference.resource in redirecting_groups
}

# ---- verdicts ----------------------------------------------------------------------------------------------------

deny contains finding.fixable(found["in"], tf.path_in(found.rule, found.place), text, restrict(found)) if {
	some found in sg.exposed(rules, ports, protocols)
	text := concat("", ["HTTP (port 80) is open to ", tf.value(found.rule, found.place), "."])
}

undecided contains finding.new(r, tf.path_in(rule, []), "Whether HTTP is open to the internet is not known before apply.") if {
	some {"in": r, "rule": rule} in sg.maybe_exposed(rules, ports, protocols)
}

undecided contains finding.new(r, ["ingress"], "Not all ingress rules are known before apply.") if {
	some r in sg.partly_known("ingress")
	not redirected(r)
}

restrict(found) := sg.restrict(
	found.rule,
	found.place[0],
	"Allow chosen networks only",
	"allowed_http",
	"Networks that may use unencrypted HTTP.",
)
