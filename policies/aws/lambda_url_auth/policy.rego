# METADATA
# title: Function URLs ask who is calling
# description: >-
#   A function URL with authorization NONE runs for everyone on the internet who finds it, at your cost and with the function's rights.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url
#   - https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
# custom:
#   id: aws-lambda-url-auth
#   severity: high
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Only known identities can run the function.}
#     - {id: CC6.6, strength: direct, rationale: Callers from outside are checked at the boundary.}
#   targets: {terraform: [aws_lambda_function_url]}
#   aliases: [CKV_AWS_258]
#   fixable: true
#   remediation: >-
#     Set `authorization_type = "AWS_IAM"` and allow the callers `lambda:InvokeFunctionUrl`. For users without AWS credentials put CloudFront with origin
#     access control or an API Gateway with an authorizer in front.
package plumbline.aws.lambda_url_auth

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

path := ["authorization_type"]

population contains r.id if some r in tf.resources("aws_lambda_function_url")

deny contains finding.fixable(r, path, "The URL runs the function for everybody.", change) if {
	some r in tf.resources("aws_lambda_function_url")
	tf.absent_or(r, path, "NONE")
}

undecided contains finding.new(r, path, "Whether the URL asks who is calling is not known before apply.") if {
	some r in tf.resources("aws_lambda_function_url")
	tf.unknown(r, path)
}

change := finding.fix("Require AWS credentials", [{"op": "set", "path": path, "value": "AWS_IAM"}])
