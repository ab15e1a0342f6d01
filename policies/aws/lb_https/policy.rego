# METADATA
# title: Load balancers serve HTTPS or redirect to it
# description: >-
#   What an HTTP listener forwards, passwords and session cookies included, can be read and changed between the user and the load balancer.
#   Listeners of network and gateway load balancers pass packets on and are not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
# custom:
#   id: aws-lb-https
#   severity: high
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data between users and the load balancer is encrypted, or is not sent at all.
#     - id: CC6.1
#       strength: supporting
#       rationale: Credentials and sessions cannot be taken from the network.
#   targets: {terraform: [aws_lb_listener, aws_alb_listener]}
#   reads: {terraform: [aws_lb, aws_alb]}
#   aliases:
#     - CKV_AWS_2
#     - CKV2_AWS_20
#     - CKV_AWS_378
#     - AWS-0054
#     - elb_application_lb_redirect_http_request_to_https
#   fixable: true
#   remediation: >-
#     Serve the application from a listener with `protocol = "HTTPS"` and a certificate. Let the HTTP listener only redirect to it:
#     `type = "redirect"` and a `redirect` block with `port = "443"`, `protocol = "HTTPS"`, `status_code = "HTTP_301"`. The quick fix writes
#     that redirect; have the HTTPS listener in place first.
package plumbline.aws.lb_https

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

listeners[r.id] := r if {
	some type in ["aws_lb_listener", "aws_alb_listener"]
	some r in tf.resources(type)
}

# Only application load balancers speak HTTP.
population contains r.id if {
	some r in listeners
	not passes_packets(r)
}

passes_packets(r) if tf.value(r, ["protocol"]) in {"TCP", "UDP", "TCP_UDP", "TLS", "GENEVE", "QUIC", "TCP_QUIC"}

passes_packets(r) if {
	tf.missing(r, ["protocol"])
	some balancer in balancers
	tf.linked(r, ["load_balancer_arn"], balancer)
	tf.value(balancer, ["load_balancer_type"]) in {"network", "gateway"}
}

balancers[r.id] := r if {
	some type in ["aws_lb", "aws_alb"]
	some r in tf.resources(type)
}

plain(r) if upper(tf.value(r, ["protocol"])) == "HTTP"

# HTTP is what an application load balancer's listener speaks when nothing is written.
plain(r) if {
	tf.missing(r, ["protocol"])
	some balancer in balancers
	tf.linked(r, ["load_balancer_arn"], balancer)
	tf.absent_or(balancer, ["load_balancer_type"], "application")
}

maybe_plain(r) if tf.unknown(r, ["protocol"])

maybe_plain(r) if {
	tf.missing(r, ["protocol"])
	not passes_packets(r)
}

redirects(r) if {
	actions := tf.blocks(r, "default_action")
	count(actions) > 0
	every action in actions {
		tf.value(action, ["type"]) == "redirect"
		upper(tf.value(action, ["redirect", 0, "protocol"])) == "HTTPS"
	}
	not tf.blocks_unknown(r, "default_action")
}

maybe_redirects(r) if tf.blocks_unknown(r, "default_action")

maybe_redirects(r) if {
	some action in tf.blocks(r, "default_action")
	tf.unknown(action, ["type"])
}

maybe_redirects(r) if {
	some action in tf.blocks(r, "default_action")
	tf.value(action, ["type"]) == "redirect"
	tf.unknown(action, ["redirect", 0, "protocol"])
}

bad(r) if {
	plain(r)
	not redirects(r)
	not maybe_redirects(r)
}

# The finding stands at the protocol: that is what is wrong, and a redirect is one of two ways out.
deny contains finding.fixable(r, ["protocol"], "The listener serves plain HTTP and does not redirect to HTTPS.", redirect(r)) if {
	some r in listeners
	bad(r)
	count(tf.blocks(r, "default_action")) == 1
}

deny contains finding.new(r, ["protocol"], "The listener serves plain HTTP and does not redirect to HTTPS.") if {
	some r in listeners
	bad(r)
	count(tf.blocks(r, "default_action")) != 1
}

undecided contains finding.new(r, ["protocol"], "Whether the listener serves plain HTTP is not known before apply.") if {
	some r in listeners
	not plain(r)
	maybe_plain(r)
	not redirects(r)
}

undecided contains finding.new(r, ["default_action"], "Whether the listener redirects to HTTPS is not known before apply.") if {
	some r in listeners
	plain(r)
	not redirects(r)
	maybe_redirects(r)
}

# ---- fix ---------------------------------------------------------------------------------------------------------

redirect(r) := finding.fix("Redirect to HTTPS (needs an HTTPS listener on port 443)", array.concat(
	[{"op": "set", "path": ["default_action", 0, "type"], "value": "redirect"}],
	array.concat(removals(r), redirection(r)),
))

# What the action did instead.
removals(r) := [{"op": "remove", "path": ["default_action", 0, name]} |
	some name in ["target_group_arn", "forward", "fixed_response", "order"]
	not tf.missing(r, ["default_action", 0, name])
]

redirection(r) := [{"op": "set", "path": ["default_action", 0, "redirect", 0, "protocol"], "value": "HTTPS"}] if {
	not tf.missing(r, ["default_action", 0, "redirect"])
	not tf.missing(r, ["default_action", 0, "redirect", 0, "port"])
	not tf.value(r, ["default_action", 0, "redirect", 0, "port"]) in {"80", 80}
}

redirection(r) := [
	{"op": "set", "path": ["default_action", 0, "redirect", 0, "port"], "value": "443"},
	{"op": "set", "path": ["default_action", 0, "redirect", 0, "protocol"], "value": "HTTPS"},
] if {
	not tf.missing(r, ["default_action", 0, "redirect"])
	tf.absent_or(r, ["default_action", 0, "redirect", 0, "port"], "80")
}

redirection(r) := [{
	"op": "add_block",
	"path": ["default_action", 0, "redirect"],
	"body": [
		{"name": "port", "value": "443"},
		{"name": "protocol", "value": "HTTPS"},
		{"name": "status_code", "value": "HTTP_301"},
	],
}] if {
	tf.missing(r, ["default_action", 0, "redirect"])
}
