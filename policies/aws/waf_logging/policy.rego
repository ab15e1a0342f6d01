# METADATA
# title: Web application firewalls log the requests they inspect
# description: >-
#   A firewall without a log blocks requests, or lets them through, and nobody sees which. Attacks that go on for days are not noticed, and
#   whether a rule blocks customers cannot be told.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl_logging_configuration
#   - https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
# custom:
#   id: aws-waf-logging
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Attacks on applications are anomalies that can be seen in the log.
#   targets: {terraform: [aws_wafv2_web_acl, aws_waf_web_acl, aws_wafregional_web_acl]}
#   reads:
#     terraform: [aws_wafv2_web_acl, aws_waf_web_acl, aws_wafregional_web_acl, aws_wafv2_web_acl_logging_configuration]
#   aliases:
#     - CKV2_AWS_31
#     - CKV_AWS_176
#     - wafv2_webacl_logging_enabled
#     - wafv2_web_acl_logging_enabled
#   fixable: true
#   remediation: >-
#     Add an `aws_wafv2_web_acl_logging_configuration` with the ACL's ARN as `resource_arn`. The quick fix logs to a new CloudWatch log group, whose
#     name must begin with `aws-waf-logs-`; it must be in us-east-1 where the ACL's scope is CLOUDFRONT. For WAF Classic add a
#     `logging_configuration` block whose `log_destination` is a Firehose stream, which the quick fix takes from a variable; better move to
#     `aws_wafv2_web_acl`.
package plumbline.aws.waf_logging

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

classic[r.id] := r if {
	some type in ["aws_waf_web_acl", "aws_wafregional_web_acl"]
	some r in tf.resources(type)
}

population contains r.id if some r in tf.resources("aws_wafv2_web_acl")

population contains id if some id, _ in classic

text := "The requests that the firewall inspects are not logged."

# ---- the current generation --------------------------------------------------------------------------------------

links := tf.links(tf.resources("aws_wafv2_web_acl_logging_configuration"), ["resource_arn"])

deny contains finding.fixable(r, [], text, add_configuration(r)) if {
	some r in tf.resources("aws_wafv2_web_acl")
	not tf.has_sibling(links, r, ["arn"])
	not tf.may_have_sibling(links, r, ["arn"])
}

undecided contains finding.new(r, [], "Whether a logging configuration belongs to the firewall is not known before apply.") if {
	some r in tf.resources("aws_wafv2_web_acl")
	not tf.has_sibling(links, r, ["arn"])
	tf.may_have_sibling(links, r, ["arn"])
}

add_configuration(r) := finding.fix("Log to CloudWatch", [
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_wafv2_web_acl_logging_configuration",
		"name": r.name,
		"body": array.concat(
			tf.link_entries(r, "resource_arn", "arn"),
			[{"name": "log_destination_configs", "ref": concat("", ["[aws_cloudwatch_log_group.", group(r), ".arn]"])}],
		),
	},
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_cloudwatch_log_group",
		"name": group(r),
		"body": [
			{"name": "name", "value": concat("", ["aws-waf-logs-", replace(r.name, "_", "-")])},
			{"name": "retention_in_days", "value": 365},
		],
	},
])

group(r) := concat("_", ["waf_logs", r.name])

# ---- WAF Classic -------------------------------------------------------------------------------------------------

deny contains user_value.offered(r, [], text, add_block) if {
	some r in classic
	tf.missing(r, ["logging_configuration"])
}

undecided contains finding.new(r, ["logging_configuration"], "Whether requests are logged is not known before apply.") if {
	some r in classic
	tf.blocks_unknown(r, "logging_configuration")
}

add_block := finding.fix("Log requests", [
	{"op": "add_block", "path": ["logging_configuration"], "body": [{"name": "log_destination", "ref": "var.waf_log_stream_arn"}]},
	user_value.variable("waf_log_stream_arn", "string", "ARN of the Firehose stream that takes the firewall's log."),
])
