# METADATA
# title: SSM parameters that hold secrets are encrypted
# description: >-
#   A parameter of type `String` is readable by everybody who may read parameters, in the console, in the history of the parameter and
#   in logs. A `SecureString` takes the right to use its key as well.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
#   - https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html
# custom:
#   id: aws-ssm-parameter-secure
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Secrets that give access to systems are encrypted, and reading them takes a right of its own.
#   targets: {terraform: [aws_ssm_parameter]}
#   aliases:
#     - CKV2_AWS_34
#     - CKV_AWS_337
#   fixable: true
#   remediation: >-
#     Set `type = "SecureString"`, and `key_id` for a key of your own. The value is still in the state of Terraform: use `value_wo`,
#     or let Secrets Manager generate it. A parameter counts as a secret by its name, by the name of its block, or by what its value
#     is taken from.
package plumbline.aws.ssm_parameter_secure

import data.plumbline.lib.finding
import data.plumbline.lib.secret
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_ssm_parameter")

types := {"String", "StringList"}

plain(r) if tf.value(r, ["type"]) in types

# What says that the value is a secret: the last part of the parameter's name, or the name of its block.
sign(r) := name if {
	parts := split(tf.value(r, ["name"]), "/")
	name := parts[count(parts) - 1]
	named(name)
} else := r.name if {
	named(r.name)
} else := min(sources(r))

sources(r) := {reference.resource |
	some attribute in ["value", "insecure_value", "value_wo"]
	some reference in r.references
	reference.path == [attribute]
	gives_secret(reference)
}

gives_secret(reference) if startswith(reference.resource, "random_password.")

gives_secret(reference) if {
	startswith(reference.resource, "var.")
	named(reference.resource)
}

gives_secret(reference) if named(reference.attribute[0])

named(name) if secret.named(replace(name, "-", "_"))

recognised(r) if {
	some attribute in ["value", "insecure_value", "value_wo"]
	secret.recognised(tf.value(r, [attribute]))
}

deny contains finding.fixable(r, ["type"], text, encrypt) if {
	some r in tf.resources("aws_ssm_parameter")
	plain(r)
	not recognised(r)
	text := concat("", ["`", sign(r), "` looks like a secret, and is kept in clear text."])
}

deny contains finding.fixable(r, ["type"], "The value is a key, and is kept in clear text.", encrypt) if {
	some r in tf.resources("aws_ssm_parameter")
	plain(r)
	recognised(r)
}

undecided contains finding.new(r, ["type"], "Whether the parameter is encrypted is not known before apply.") if {
	some r in tf.resources("aws_ssm_parameter")
	tf.unknown(r, ["type"])
	is_secret(r)
}

undecided contains finding.new(r, ["name"], "Whether the parameter holds a secret cannot be told from a name that is not known.") if {
	some r in tf.resources("aws_ssm_parameter")
	not is_secure(r)
	tf.unknown(r, ["name"])
	not is_secret(r)
}

is_secure(r) if tf.value(r, ["type"]) == "SecureString"

is_secret(r) if sign(r)

is_secret(r) if recognised(r)

encrypt := finding.fix("Encrypt the parameter", [{"op": "set", "path": ["type"], "value": "SecureString"}])
