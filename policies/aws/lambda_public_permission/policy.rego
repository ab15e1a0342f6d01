# METADATA
# title: Functions can be invoked by known callers only
# description: >-
#   A permission for `*` lets every AWS account invoke the function. A permission for a service without a source lets that service invoke it for
#   anyone: a stranger's bucket, topic or API can then drive the function.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
#   - https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
# custom:
#   id: aws-lambda-public-permission
#   severity: high
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Only known identities and resources can run the function.}
#     - {id: CC6.6, strength: direct, rationale: Nobody outside the organisation's accounts can call into them through the function.}
#   targets: {terraform: [aws_lambda_permission]}
#   aliases: [CKV_AWS_301, CKV_AWS_364, AWS-0067, lambda_function_restrict_public_access]
#   fixable: true
#   remediation: >-
#     Set `source_arn` to the topic, bucket, rule or API that invokes the function (for a bucket also `source_account`): the quick fix takes it
#     from a variable. Instead of `*` name the account or role, or limit it with `principal_org_id`.
package plumbline.aws.lambda_public_permission

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

population contains r.id if some r in tf.resources("aws_lambda_permission")

anyone(r) if tf.value(r, ["principal"]) == "*"

service(r) if regex.match(`\.(amazonaws|amazon)\.com(\.cn)?$`, tf.value(r, ["principal"]))

# What limits who can make the principal call.
limits := ["source_arn", "source_account", "principal_org_id"]

limited(r) if {
	some name in limits
	tf.given(r, [name])
	not wildcard(r, name)
}

wildcard(r, name) if tf.value(r, [name]) == "*"

# The token of an Alexa skill.
limited(r) if tf.given(r, ["event_source_token"])

maybe_limited(r) if {
	some name in array.concat(limits, ["event_source_token"])
	tf.unknown(r, [name])
}

deny contains finding.new(r, ["principal"], "Every AWS account can invoke the function.") if {
	some r in tf.resources("aws_lambda_permission")
	anyone(r)
	not limited(r)
	not maybe_limited(r)
}

deny contains user_value.offered(r, ["principal"], text, limit(r)) if {
	some r in tf.resources("aws_lambda_permission")
	service(r)
	not limited(r)
	not maybe_limited(r)
	text := concat("", ["The service ", r.values.principal, " can invoke the function for anyone: no source is named."])
}

undecided contains finding.new(r, ["principal"], "Who can invoke the function is not known before apply.") if {
	some r in tf.resources("aws_lambda_permission")
	tf.unknown(r, ["principal"])
	not tf.refers(r, ["principal"])
	not limited(r)
}

undecided contains finding.new(r, ["source_arn"], "What limits the permission is not known before apply.") if {
	some r in tf.resources("aws_lambda_permission")
	open(r)
	not limited(r)
	maybe_limited(r)
}

open(r) if anyone(r)

open(r) if service(r)

limit(r) := finding.fix("Name the source", [
	{"op": "set", "path": ["source_arn"], "ref": concat("", ["var.", r.name, "_source_arn"])},
	user_value.variable(
		concat("", [r.name, "_source_arn"]),
		"string",
		concat("", ["ARN of the resource for which ", r.values.principal, " may invoke the function."]),
	),
])
