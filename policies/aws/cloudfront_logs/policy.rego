# METADATA
# title: CloudFront logs access
# description: >-
#   The access log is the only record of who requested what from a distribution. Without it scraping, attacks and errors at the edge leave no
#   trace.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_delivery
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html
# custom:
#   id: aws-cloudfront-logs
#   severity: medium
#   controls:
#     - {id: CC7.2, strength: direct, rationale: "Requests that are unusual in number, kind or origin can be seen."}
#     - {id: PI1.2, strength: supporting, rationale: What was put into the system through the distribution is on record.}
#   targets: {terraform: [aws_cloudfront_distribution]}
#   reads: {terraform: [aws_cloudfront_distribution, aws_cloudwatch_log_delivery_source, aws_cloudwatch_log_delivery]}
#   aliases: [CKV_AWS_86, AWS-0010, cloudfront_distributions_logging_enabled]
#   fixable: true
#   remediation: >-
#     Add `logging_config` with the domain name of a bucket (`….s3.amazonaws.com`), which the quick fix takes from the variable
#     `cloudfront_log_bucket`; or deliver standard logs (v2) with an `aws_cloudwatch_log_delivery_source` of the distribution, an
#     `aws_cloudwatch_log_delivery` and its destination. A real-time log of the default behaviour counts as well.
package plumbline.aws.cloudfront_logs

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

population contains r.id if some r in tf.resources("aws_cloudfront_distribution")

realtime := ["default_cache_behavior", 0, "realtime_log_config_arn"]

logged(r) if count(tf.blocks(r, "logging_config")) > 0

logged(r) if tf.given(r, realtime)

logged(r) if tf.has_sibling(tf.links(delivered, ["resource_arn"]), r, ["arn"])

# Sources from which a delivery takes logs.
delivered[source.id] := source if {
	some source in tf.resources("aws_cloudwatch_log_delivery_source")
	some delivery in tf.resources("aws_cloudwatch_log_delivery")
	takes_from(delivery, source)
}

takes_from(delivery, source) if {
	some reference in delivery.references
	reference.path == ["delivery_source_name"]
	tf.direct(reference)
	tf.same_resource(reference.resource, source)
}

takes_from(delivery, source) if tf.value(delivery, ["delivery_source_name"]) == tf.value(source, ["name"])

maybe_logged(r) if tf.blocks_unknown(r, "logging_config")

maybe_logged(r) if tf.unknown(r, realtime)

maybe_logged(r) if tf.may_have_sibling(tf.links(delivered, ["resource_arn"]), r, ["arn"])

# The distribution's logs have a source, and which source some delivery takes from is not known.
maybe_logged(r) if {
	tf.has_sibling(tf.links(tf.resources("aws_cloudwatch_log_delivery_source"), ["resource_arn"]), r, ["arn"])
	some delivery in tf.resources("aws_cloudwatch_log_delivery")
	tf.unknown(delivery, ["delivery_source_name"])
	not tf.refers(delivery, ["delivery_source_name"])
}

deny contains user_value.offered(r, [], "Access to the distribution is not logged.", add_logs) if {
	some r in tf.resources("aws_cloudfront_distribution")
	not logged(r)
	not maybe_logged(r)
}

undecided contains finding.new(r, [], "Whether access is logged is not known before apply.") if {
	some r in tf.resources("aws_cloudfront_distribution")
	not logged(r)
	maybe_logged(r)
}

add_logs := finding.fix("Log access", [
	{"op": "add_block", "path": ["logging_config"], "body": [{"name": "bucket", "ref": "var.cloudfront_log_bucket"}]},
	user_value.variable(
		"cloudfront_log_bucket",
		"string",
		"Domain name of the S3 bucket that takes the access logs of CloudFront: <bucket>.s3.amazonaws.com.",
	),
])
