# METADATA
# title: Functions have no secrets in their environment
# description: >-
#   A secret among a function's variables is known to everyone who can read the code or its history, and to everyone who may look at the
#   function's settings in the console.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#   - https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
# custom:
#   id: aws-lambda-env-secret
#   severity: critical
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Only those who need a secret can read it; whoever reads the code cannot.}
#   targets: {terraform: [aws_lambda_function]}
#   aliases: [CKV_AWS_45, CKV_AWS_173]
#   fixable: false
#   remediation: >-
#     Keep the secret in Secrets Manager or as a SecureString parameter, give the function its name (`DB_PASSWORD_SECRET_ARN`), and read it when the
#     function starts. Then change the secret, for it has been read. There is no quick fix because the function's code changes with it.
package plumbline.aws.lambda_env_secret

import data.plumbline.lib.finding
import data.plumbline.lib.secret
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_lambda_function")

variables := ["environment", 0, "variables"]

deny contains finding.new(r, path, text) if {
	some r in tf.resources("aws_lambda_function")
	some name, _ in object.get(r.values, variables, {})
	path := array.concat(variables, [name])
	looks_secret(name, tf.value(r, path))
	not tf.refers(r, path)
	not comes_from_plan_input(r, path)
	text := concat("", ["The secret \"", name, "\" is written in the code."])
}

looks_secret(name, v) if {
	secret.named(name)
	secret.plain(v)
}

looks_secret(_, v) if secret.recognised(v)

# A plan knows the values of variables that are given from outside, and of a map only whether all of it is constant.
comes_from_plan_input(r, path) if {
	r.constants
	not constant(r, path)
}

constant(r, path) if {
	some written in r.constants
	written == array.slice(path, 0, count(written))
}

undecided contains finding.new(r, path, "Whether the secret is written in the code cannot be told from the plan.") if {
	some r in tf.resources("aws_lambda_function")
	some name, _ in object.get(r.values, variables, {})
	path := array.concat(variables, [name])
	looks_secret(name, tf.value(r, path))
	not tf.refers(r, path)
	comes_from_plan_input(r, path)
}

undecided contains finding.new(r, path, "Whether the secret is written in the code cannot be decided.") if {
	some r in tf.resources("aws_lambda_function")
	some name, _ in names(r)
	secret.named(name)
	path := array.concat(variables, [name])
	tf.unknown(r, path)
	not tf.comes_from_elsewhere(r, path)
	not made_from_elsewhere(r, path)
}

undecided contains finding.new(r, variables, "Not all variables are known before apply.") if {
	some r in tf.resources("aws_lambda_function")
	open(r)
	not tf.comes_from_elsewhere(r, variables)
}

# Made from an attribute of a resource or data source, or perhaps it: a secret that somebody else keeps.
made_from_elsewhere(r, path) if {
	some reference in r.references
	reference.path == path
	not startswith(reference.resource, "var.")
}

names(r) := unknown if {
	unknown := object.get(r.unknown, variables, {})
	is_object(unknown)
}

open(r) if tf.unknown(r, variables)

open(r) if tf.unknown(r, array.concat(variables, ["*"]))
