# METADATA
# title: Functions run on supported runtimes
# description: >-
#   A runtime that has been deprecated gets no security fixes any more, and one day functions on it can be changed no longer. What runs on it
#   has flaws that everybody can read about.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#   - https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
# custom:
#   id: aws-lambda-runtime
#   severity: medium
#   controls:
#     - {id: CC7.1, strength: direct, rationale: Known weaknesses of runtimes are fixed because the runtimes still get fixes.}
#   targets: {terraform: [aws_lambda_function]}
#   aliases: [CKV_AWS_363]
#   fixable: true
#   settings:
#     deprecated:
#       description: The runtimes that AWS has deprecated (November 2026), each with the one that the quick fix sets instead.
#       default:
#         dotnetcore1.0: dotnet8
#         dotnetcore2.0: dotnet8
#         dotnetcore2.1: dotnet8
#         dotnetcore3.1: dotnet8
#         dotnet5.0: dotnet8
#         dotnet6: dotnet8
#         dotnet7: dotnet8
#         go1.x: provided.al2023
#         java8: java21
#         nodejs: nodejs22.x
#         nodejs4.3: nodejs22.x
#         nodejs4.3-edge: nodejs22.x
#         nodejs6.10: nodejs22.x
#         nodejs8.10: nodejs22.x
#         nodejs10.x: nodejs22.x
#         nodejs12.x: nodejs22.x
#         nodejs14.x: nodejs22.x
#         nodejs16.x: nodejs22.x
#         nodejs18.x: nodejs22.x
#         nodejs20.x: nodejs22.x
#         provided: provided.al2023
#         provided.al2: provided.al2023
#         python2.7: python3.13
#         python3.6: python3.13
#         python3.7: python3.13
#         python3.8: python3.13
#         python3.9: python3.13
#         ruby2.5: ruby3.3
#         ruby2.7: ruby3.3
#         ruby3.2: ruby3.3
#   remediation: >-
#     Set `runtime` to a supported one, such as `nodejs22.x`, `python3.13` or `provided.al2023`, and test the function with it. A Go function also needs
#     `handler = "bootstrap"` and a binary of that name.
package plumbline.aws.lambda_runtime

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

path := ["runtime"]

population contains r.id if some r in tf.resources("aws_lambda_function")

deprecated := settings.value(rego.metadata.chain(), "deprecated")

deny contains finding.fixable(r, path, text, change) if {
	some r in tf.resources("aws_lambda_function")
	runtime := tf.value(r, path)
	successor := deprecated[runtime]
	text := concat("", ["The runtime ", runtime, " gets no security fixes any more."])
	change := finding.fix(concat("", ["Use ", successor]), [{"op": "set", "path": path, "value": successor}])
}

undecided contains finding.new(r, path, "The runtime is not known before apply.") if {
	some r in tf.resources("aws_lambda_function")
	tf.unknown(r, path)
}
