# METADATA
# title: Load balancers are protected against deletion
# description: >-
#   Without protection one mistaken plan or one click deletes the load balancer, and everything behind it is unreachable until it has been
#   made again and the names that point to it have changed.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
# custom:
#   id: aws-lb-deletion-protection
#   severity: low
#   controls:
#     - {id: A1.2, strength: direct, rationale: The way to the service cannot be removed by mistake.}
#   targets: {terraform: [aws_lb, aws_alb]}
#   aliases: [CKV_AWS_150]
#   fixable: true
#   remediation: >-
#     Set `enable_deletion_protection = true`. To delete the load balancer one day, set it to false and apply first.
package plumbline.aws.lb_deletion_protection

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

path := ["enable_deletion_protection"]

balancers[r.id] := r if {
	some type in ["aws_lb", "aws_alb"]
	some r in tf.resources(type)
}

population contains id if some id, _ in balancers

deny contains finding.fixable(r, path, "The load balancer can be deleted by mistake.", change) if {
	some r in balancers
	tf.missing_or_false(r, path)
}

undecided contains finding.new(r, path, "Whether the load balancer is protected against deletion is not known before apply.") if {
	some r in balancers
	tf.unknown(r, path)
}

change := finding.fix("Protect against deletion", [{"op": "set", "path": path, "value": true}])
