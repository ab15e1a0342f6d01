# METADATA
# title: CloudFront serves HTTPS or redirects to it
# description: >-
#   A behaviour that allows all protocols answers plain HTTP, where passwords and session cookies can be read and pages changed on the way.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
# custom:
#   id: aws-cloudfront-https
#   severity: high
#   controls:
#     - {id: CC6.7, strength: direct, rationale: Data between users and CloudFront is encrypted.}
#   targets: {terraform: [aws_cloudfront_distribution]}
#   aliases: [CKV_AWS_34, AWS-0012, cloudfront_distribution_encryption_in_transit_enabled]
#   fixable: true
#   remediation: >-
#     Set `viewer_protocol_policy = "redirect-to-https"` (or `"https-only"` for an API) in `default_cache_behavior` and in every
#     `ordered_cache_behavior`.
package plumbline.aws.cloudfront_https

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_cloudfront_distribution")

names := ["default_cache_behavior", "ordered_cache_behavior"]

deny contains finding.fixable(r, path, "The behaviour answers plain HTTP.", redirect(path)) if {
	some r in tf.resources("aws_cloudfront_distribution")
	some name in names
	some behaviour in tf.blocks(r, name)
	tf.value(behaviour, ["viewer_protocol_policy"]) == "allow-all"
	path := tf.path_in(behaviour, ["viewer_protocol_policy"])
}

undecided contains finding.new(r, path, "Which protocols the behaviour allows is not known before apply.") if {
	some r in tf.resources("aws_cloudfront_distribution")
	some name in names
	some behaviour in tf.blocks(r, name)
	tf.unknown(behaviour, ["viewer_protocol_policy"])
	path := tf.path_in(behaviour, ["viewer_protocol_policy"])
}

undecided contains finding.new(r, [name], "Not all behaviours are known before apply.") if {
	some r in tf.resources("aws_cloudfront_distribution")
	some name in names
	tf.blocks_unknown(r, name)
}

redirect(path) := finding.fix("Redirect to HTTPS", [{"op": "set", "path": path, "value": "redirect-to-https"}])
