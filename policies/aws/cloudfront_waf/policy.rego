# METADATA
# title: CloudFront distributions have a web application firewall
# description: >-
#   A distribution is open to the whole internet, and passes what it does not cache on to the origin. A firewall stops known attacks and floods
#   at the edge.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
#   - https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html
# custom:
#   id: aws-cloudfront-waf
#   severity: low
#   controls:
#     - {id: CC6.6, strength: direct, rationale: Requests from outside are inspected at the boundary.}
#   targets: {terraform: [aws_cloudfront_distribution]}
#   reads: {terraform: [aws_cloudfront_distribution, aws_wafv2_web_acl]}
#   aliases: [CKV_AWS_68, AWS-0011]
#   fixable: true
#   remediation: >-
#     Set `web_acl_id` to the ARN of an `aws_wafv2_web_acl` of scope CLOUDFRONT (in us-east-1). The quick fix takes the module's own where it has one, else the
#     variable `cloudfront_web_acl_arn`.
package plumbline.aws.cloudfront_waf

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.web_acl

path := ["web_acl_id"]

population contains r.id if some r in tf.resources("aws_cloudfront_distribution")

deny contains web_acl.offered(r, path, "The distribution has no web application firewall.", change, "CLOUDFRONT") if {
	some r in tf.resources("aws_cloudfront_distribution")
	tf.absent_or(r, path, "")
}

undecided contains finding.new(r, path, "Whether the distribution has a firewall is not known before apply.") if {
	some r in tf.resources("aws_cloudfront_distribution")
	tf.unknown(r, path)
	not tf.refers(r, path)
}

change := finding.fix("Attach a firewall", array.concat(
	[{"op": "set", "path": path, "ref": web_acl.arn("CLOUDFRONT")}],
	web_acl.operations("CLOUDFRONT"),
))
