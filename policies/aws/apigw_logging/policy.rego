# METADATA
# title: API Gateway stages log access
# description: >-
#   Without an access log nobody can say who called an API, when and with what result. Misuse of a stolen token looks like any other day.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_stage
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_stage
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   id: aws-apigw-logging
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Calls that are unusual in number, kind or origin can be seen.
#     - id: CC7.3
#       strength: direct
#       rationale: What was called during an event can be told when it is assessed.
#     - id: PI1.2
#       strength: supporting
#       rationale: What was put into the system through the API is on record, complete and with its time.
#   targets: {terraform: [aws_api_gateway_stage, aws_apigatewayv2_stage]}
#   aliases:
#     - CKV_AWS_76
#     - CKV_AWS_95
#     - AWS-0001
#     - apigateway_restapi_logging_enabled
#     - apigateway_stage_logging_enabled
#   fixable: true
#   remediation: >-
#     Add `access_log_settings` with the ARN of a CloudWatch log group (or a Firehose stream) and a `format` of `$context` variables. The quick fix
#     adds both, with a log group of its own. REST APIs also need the account's role for logging, once: `aws_api_gateway_account`.
package plumbline.aws.apigw_logging

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_api_gateway_stage", "aws_apigatewayv2_stage"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, [], "Access to the API is not logged.", add_logs(r)) if {
	some r in judged
	tf.missing(r, ["access_log_settings"])
}

undecided contains finding.new(r, ["access_log_settings"], "Whether access is logged is not known before apply.") if {
	some r in judged
	tf.blocks_unknown(r, "access_log_settings")
}

add_logs(r) := finding.fix("Log access to CloudWatch", [
	{"op": "add_block", "path": ["access_log_settings"], "body": [
		{"name": "destination_arn", "ref": concat("", ["aws_cloudwatch_log_group.", group(r), ".arn"])},
		{"name": "format", "value": format},
	]},
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_cloudwatch_log_group",
		"name": group(r),
		"body": [
			{"name": "name", "value": concat("", ["/aws/apigateway/", replace(group(r), "_", "-")])},
			{"name": "retention_in_days", "value": 365},
		],
	},
])

group(r) := concat("_", ["api_access", r.name])

format := concat(" ", [
	"$context.requestId",
	"$context.identity.sourceIp",
	"[$context.requestTime]",
	"$context.httpMethod",
	"$context.path",
	"$context.protocol",
	"$context.status",
	"$context.responseLength",
])
