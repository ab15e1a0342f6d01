# METADATA
# title: Builds are logged, encrypted, unprivileged and without secrets
# description: >-
#   A build turns code into what runs in production. Without its log nobody can tell what it did; with privileges it owns its host; a secret
#   among its plain variables is shown to everyone who may look at the project.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codebuild_project
#   - https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
# custom:
#   id: aws-codebuild
#   severity: medium
#   controls:
#     - {id: CC8.1, strength: direct, rationale: What a build made out of approved code is on record and was not tampered with.}
#     - {id: CC7.2, strength: supporting, rationale: Builds that do something unusual can be seen in their logs.}
#     - {id: CC6.1, strength: supporting, rationale: Secrets of builds are known to the builds only.}
#   targets: {terraform: [aws_codebuild_project]}
#   aliases:
#     - CKV_AWS_316
#     - CKV_AWS_314
#     - CKV_AWS_78
#     - AWS-0018
#     - codebuild_project_plaintext_env_variables_no_sensitive_aws_values
#   fixable: true
#   remediation: >-
#     Leave out `encryption_disabled` and `privileged_mode` (waive it, with the reason, for a project that builds images with Docker), and switch one of the
#     logs on. Give secrets as variables of type `SECRETS_MANAGER` or `PARAMETER_STORE` whose value is the secret's name, and change those that were
#     written; there is no quick fix for that.
package plumbline.aws.codebuild

import data.plumbline.lib.finding
import data.plumbline.lib.secret
import data.plumbline.lib.terraform as tf

projects := tf.resources("aws_codebuild_project")

population contains id if some id, _ in projects

# ---- privileges --------------------------------------------------------------------------------------------------

privileged := ["environment", 0, "privileged_mode"]

deny contains finding.fixable(r, privileged, "Builds run privileged.", set_to("Remove the privileges", privileged, false)) if {
	some r in projects
	tf.is_true(r, privileged)
}

undecided contains finding.new(r, privileged, "Whether builds run privileged is not known before apply.") if {
	some r in projects
	tf.unknown(r, privileged)
}

# ---- logs: to CloudWatch unless that is switched off ------------------------------------------------------------

cloudwatch := ["logs_config", 0, "cloudwatch_logs", 0, "status"]

bucket := ["logs_config", 0, "s3_logs", 0, "status"]

deny contains finding.fixable(r, cloudwatch, "Builds are not logged.", set_to("Log to CloudWatch", cloudwatch, "ENABLED")) if {
	some r in projects
	tf.value(r, cloudwatch) == "DISABLED"
	tf.absent_or(r, bucket, "DISABLED")
}

undecided contains finding.new(r, cloudwatch, "Whether builds are logged is not known before apply.") if {
	some r in projects
	maybe_disabled(r, cloudwatch)
	maybe_disabled(r, bucket)
	some path in [cloudwatch, bucket]
	tf.unknown(r, path)
}

maybe_disabled(r, path) if tf.unknown(r, path)

maybe_disabled(r, path) if tf.value(r, path) == "DISABLED"

maybe_disabled(r, path) if {
	path == bucket
	tf.missing(r, path)
}

# ---- encryption of what builds make ------------------------------------------------------------------------------

outputs(r) := array.concat(
	array.concat(tf.blocks(r, "artifacts"), tf.blocks(r, "secondary_artifacts")),
	[logs | some config in tf.blocks(r, "logs_config"); some logs in tf.blocks(config, "s3_logs")],
)

deny contains finding.fixable(r, path, "What builds make is stored unencrypted.", set_to("Encrypt", path, false)) if {
	some r in projects
	some output in outputs(r)
	tf.is_true(output, ["encryption_disabled"])
	path := tf.path_in(output, ["encryption_disabled"])
}

undecided contains finding.new(r, path, "Whether what builds make is encrypted is not known before apply.") if {
	some r in projects
	some output in outputs(r)
	tf.unknown(output, ["encryption_disabled"])
	path := tf.path_in(output, ["encryption_disabled"])
}

undecided contains finding.new(r, [name], "Not all of the project is known before apply.") if {
	some r in projects
	some name in ["artifacts", "secondary_artifacts", "environment"]
	tf.blocks_unknown(r, name)
}

# ---- secrets -----------------------------------------------------------------------------------------------------

variables(r) := [variable |
	some environment in tf.blocks(r, "environment")
	some variable in tf.blocks(environment, "environment_variable")
	not kept_elsewhere(variable)
]

# The value is the name of a secret.
kept_elsewhere(variable) if tf.value(variable, ["type"]) in {"SECRETS_MANAGER", "PARAMETER_STORE"}

deny contains finding.new(r, path, text) if {
	some r in projects
	some variable in variables(r)
	not tf.unknown(variable, ["type"])
	looks_secret(tf.value(variable, ["name"]), tf.value(variable, ["value"]))
	path := tf.path_in(variable, ["value"])
	not tf.refers(r, path)
	not comes_from_plan_input(r, path)
	text := concat("", ["The secret \"", tf.value(variable, ["name"]), "\" is written in the code."])
}

# A resource's secret ends in a plain variable as well.
deny contains finding.new(r, path, text) if {
	some r in projects
	some variable in variables(r)
	tf.absent_or(variable, ["type"], "PLAINTEXT")
	secret.named(tf.value(variable, ["name"]))
	path := tf.path_in(variable, ["value"])
	tf.comes_from_elsewhere(r, path)
	text := concat("", ["The secret \"", tf.value(variable, ["name"]), "\" is a plain variable of the project."])
}

undecided contains finding.new(r, path, "Whether the secret is a plain variable is not known before apply.") if {
	some r in projects
	some variable in variables(r)
	secret.named(tf.value(variable, ["name"]))
	path := tf.path_in(variable, ["value"])
	open(variable)
	not tf.comes_from_elsewhere(r, path)
}

undecided contains finding.new(r, path, "Not all variables are known before apply.") if {
	some r in projects
	some environment in tf.blocks(r, "environment")
	tf.blocks_unknown(environment, "environment_variable")
	path := tf.path_in(environment, ["environment_variable"])
}

open(variable) if tf.unknown(variable, ["type"])

open(variable) if tf.unknown(variable, ["value"])

looks_secret(name, v) if {
	secret.named(name)
	secret.plain(v)
}

looks_secret(_, v) if secret.recognised(v)

# A plan knows the values of variables that are given from outside.
comes_from_plan_input(r, path) if {
	r.constants
	not path in r.constants
}

set_to(title, path, value) := finding.fix(title, [{"op": "set", "path": path, "value": value}])
