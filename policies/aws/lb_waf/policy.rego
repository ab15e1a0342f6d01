# METADATA
# title: Public load balancers have a web application firewall
# description: >-
#   An application that the internet can reach gets automated attacks within minutes. A firewall in front of the load balancer stops known
#   attacks and floods before they reach the application.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_association
#   - https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html
# custom:
#   id: aws-lb-waf
#   severity: medium
#   controls:
#     - {id: CC6.6, strength: direct, rationale: Requests from outside are inspected at the boundary.}
#     - {id: CC6.8, strength: supporting, rationale: Requests that carry known attacks do not reach the software.}
#   targets: {terraform: [aws_lb, aws_alb]}
#   reads:
#     terraform: [aws_lb, aws_alb, aws_wafv2_web_acl_association, aws_wafregional_web_acl_association, aws_wafv2_web_acl]
#   aliases: [CKV2_AWS_28, elb_application_lb_waf_enabled]
#   fixable: true
#   remediation: >-
#     Add an `aws_wafv2_web_acl_association` with the load balancer's ARN as `resource_arn`. The quick fix takes the module's own ACL where it has one of
#     scope REGIONAL, else the variable `waf_web_acl_arn`. Internal load balancers and those that pass packets on are not judged.
package plumbline.aws.lb_waf

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.web_acl

balancers[r.id] := r if {
	some type in ["aws_lb", "aws_alb"]
	some r in tf.resources(type)
	not tf.is_true(r, ["internal"])
	not passes_packets(r)
}

passes_packets(r) if tf.value(r, ["load_balancer_type"]) != "application"

population contains id if some id, _ in balancers

associations[r.id] := r if {
	some type in ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"]
	some r in tf.resources(type)
}

links := tf.links(associations, ["resource_arn"])

protected(r) if tf.has_sibling(links, r, ["arn"])

maybe_protected(r) if tf.may_have_sibling(links, r, ["arn"])

public(r) if {
	tf.missing_or_false(r, ["internal"])
	tf.absent_or(r, ["load_balancer_type"], "application")
}

deny contains web_acl.offered(r, [], "The public load balancer has no web application firewall.", add(r), "REGIONAL") if {
	some r in balancers
	public(r)
	not protected(r)
	not maybe_protected(r)
}

undecided contains finding.new(r, [], "Whether a firewall belongs to the load balancer is not known before apply.") if {
	some r in balancers
	public(r)
	not protected(r)
	maybe_protected(r)
}

undecided contains finding.new(r, ["internal"], "Whether this is a public application load balancer is not known before apply.") if {
	some r in balancers
	not public(r)
	not protected(r)
}

add(r) := finding.fix("Attach a firewall", array.concat(
	[{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_wafv2_web_acl_association",
		"name": r.name,
		"body": array.concat(
			tf.link_entries(r, "resource_arn", "arn"),
			[{"name": "web_acl_arn", "ref": web_acl.arn("REGIONAL")}],
		),
	}],
	web_acl.operations("REGIONAL"),
))
