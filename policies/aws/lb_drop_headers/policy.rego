# METADATA
# title: Load balancers drop invalid HTTP headers
# description: >-
#   Headers that break the rules of HTTP are read differently by the load balancer and by the server behind it. Attackers use that to smuggle
#   requests past checks.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
# custom:
#   id: aws-lb-drop-headers
#   severity: low
#   controls:
#     - {id: CC6.7, strength: direct, rationale: What is passed on to the servers is what the load balancer has checked.}
#     - {id: CC6.1, strength: supporting, rationale: Requests cannot be smuggled past the checks of who may send them.}
#   targets: {terraform: [aws_lb, aws_alb]}
#   aliases: [CKV_AWS_131, AWS-0052, elb_application_lb_http_drop_invalid_header_enabled]
#   fixable: true
#   remediation: >-
#     Set `drop_invalid_header_fields = true`. Header names with anything but letters, digits and hyphens are dropped then; underscores count as
#     invalid. Only application load balancers have this.
package plumbline.aws.lb_drop_headers

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

path := ["drop_invalid_header_fields"]

balancers[r.id] := r if {
	some type in ["aws_lb", "aws_alb"]
	some r in tf.resources(type)
	not passes_packets(r)
}

passes_packets(r) if tf.value(r, ["load_balancer_type"]) != "application"

population contains id if some id, _ in balancers

deny contains finding.fixable(r, path, "Invalid headers are passed on to the servers.", change) if {
	some r in balancers
	tf.absent_or(r, ["load_balancer_type"], "application")
	tf.missing_or_false(r, path)
}

undecided contains finding.new(r, path, "Whether invalid headers are dropped is not known before apply.") if {
	some r in balancers
	tf.unknown(r, path)
}

undecided contains finding.new(r, ["load_balancer_type"], "Whether this is an application load balancer is not known before apply.") if {
	some r in balancers
	tf.unknown(r, ["load_balancer_type"])
	tf.missing_or_false(r, path)
}

change := finding.fix("Drop invalid headers", [{"op": "set", "path": path, "value": true}])
