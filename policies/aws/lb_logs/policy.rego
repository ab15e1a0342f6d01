# METADATA
# title: Load balancers log access
# description: >-
#   The access log is the only record of who called what through a load balancer, refused requests included. Without it an attack or an
#   outage can be neither noticed in time nor reconstructed.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
# custom:
#   id: aws-lb-logs
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Requests that are unusual in number, kind or origin can be seen.
#     - id: CC7.3
#       strength: direct
#       rationale: What happened during an event can be told from the log when it is assessed.
#     - id: A1.2
#       strength: supporting
#       rationale: Load and errors before an outage are on record, so that it can be prevented the next time.
#   targets: {terraform: [aws_lb, aws_alb, aws_elb]}
#   reads: {terraform: [aws_lb, aws_alb, aws_elb, aws_lb_listener, aws_alb_listener]}
#   aliases:
#     - CKV_AWS_91
#     - CKV_AWS_92
#     - elbv2_logging_enabled
#     - elb_application_classic_lb_logging_enabled
#   fixable: true
#   remediation: >-
#     Add `access_logs { bucket = "…", enabled = true }` (`enabled` is false unless it is written, except for `aws_elb`). The bucket's policy must
#     let the load balancers of its region write. The quick fix takes the bucket from the variable `lb_log_bucket`. Network load balancers
#     log only what TLS listeners serve, and are judged when they have one.
package plumbline.aws.lb_logs

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

judged[r.id] := r if some r in tf.resources("aws_elb")

judged[r.id] := r if {
	some r in balancers
	not passes_packets(r)
}

passes_packets(r) if tf.value(r, ["load_balancer_type"]) in {"network", "gateway"}

judged[r.id] := r if {
	some r in balancers
	tf.value(r, ["load_balancer_type"]) == "network"
	some listener in tls_listeners
	tf.linked(listener, ["load_balancer_arn"], r)
}

balancers[r.id] := r if {
	some type in ["aws_lb", "aws_alb"]
	some r in tf.resources(type)
}

tls_listeners[r.id] := r if {
	some type in ["aws_lb_listener", "aws_alb_listener"]
	some r in tf.resources(type)
	tf.value(r, ["protocol"]) == "TLS"
}

population contains id if some id, _ in judged

enabled := ["access_logs", 0, "enabled"]

deny contains user_value.offered(r, [], "Access is not logged.", add_logs) if {
	some r in judged
	not tf.unknown(r, ["load_balancer_type"])
	tf.missing(r, ["access_logs"])
}

deny contains finding.fixable(r, enabled, "The access log is switched off.", switch_on) if {
	some r in judged
	not tf.unknown(r, ["load_balancer_type"])
	off(r)
}

off(r) if tf.is_false(r, enabled)

# A classic load balancer with the block logs unless it says otherwise.
off(r) if {
	r.type != "aws_elb"
	count(tf.blocks(r, "access_logs")) > 0
	tf.missing(r, enabled)
}

undecided contains finding.new(r, enabled, "Whether access is logged is not known before apply.") if {
	some r in judged
	tf.unknown(r, enabled)
}

undecided contains finding.new(r, ["load_balancer_type"], "Whether the load balancer can log access is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["load_balancer_type"])
	not tf.is_true(r, enabled)
}

switch_on := finding.fix("Switch the access log on", [{"op": "set", "path": enabled, "value": true}])

add_logs := finding.fix("Log access", [
	{"op": "add_block", "path": ["access_logs"], "body": [
		{"name": "bucket", "ref": "var.lb_log_bucket"},
		{"name": "enabled", "value": true},
	]},
	user_value.variable("lb_log_bucket", "string", "Name of the S3 bucket that takes the access logs of load balancers."),
])
