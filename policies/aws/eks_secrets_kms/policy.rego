# METADATA
# title: Secrets of EKS clusters are encrypted with a key of your own
# description: >-
#   Kubernetes keeps secrets in its database. From version 1.28 EKS encrypts them with a key of AWS, to which you cannot limit access; before, not
#   at all. With a KMS key of your own, reading them needs the right to use the key, and each use is on record.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
# custom:
#   id: aws-eks-secrets-kms
#   severity: high
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Who reads the cluster's stored secrets needs the right to use the key.}
#   targets: {terraform: [aws_eks_cluster]}
#   aliases: [CKV_AWS_58, AWS-0039]
#   fixable: true
#   remediation: >-
#     Add `encryption_config` with `resources = ["secrets"]` and `provider { key_arn = … }`. The quick fix takes the key from the variable `eks_kms_key_arn`. It cannot
#     be taken back once applied.
package plumbline.aws.eks_secrets_kms

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

population contains r.id if some r in tf.resources("aws_eks_cluster")

resources := ["encryption_config", 0, "resources"]

key := ["encryption_config", 0, "provider", 0, "key_arn"]

deny contains user_value.offered(r, [], "Secrets are not encrypted with a key of your own.", add) if {
	some r in tf.resources("aws_eks_cluster")
	tf.missing(r, ["encryption_config"])
}

deny contains finding.fixable(r, resources, "Secrets are not among what is encrypted.", include) if {
	some r in tf.resources("aws_eks_cluster")
	not tf.missing(r, ["encryption_config"])
	tf.fully_known(r, resources)
	not "secrets" in tf.value(r, resources)
}

deny contains finding.fixable(r, resources, "Secrets are not among what is encrypted.", include) if {
	some r in tf.resources("aws_eks_cluster")
	not tf.missing(r, ["encryption_config"])
	tf.missing(r, resources)
}

deny contains user_value.offered(r, key, "No key is named that encrypts secrets.", name_key(r)) if {
	some r in tf.resources("aws_eks_cluster")
	not tf.missing(r, ["encryption_config"])
	tf.absent_or(r, key, "")
}

undecided contains finding.new(r, resources, "Whether secrets are encrypted is not known before apply.") if {
	some r in tf.resources("aws_eks_cluster")
	tf.has_unknown_part(r, resources)
	not has_secrets(r)
}

undecided contains finding.new(r, key, "Whether a key is named is not known before apply.") if {
	some r in tf.resources("aws_eks_cluster")
	tf.unknown(r, key)
	not tf.refers(r, key)
}

has_secrets(r) if "secrets" in tf.value(r, resources)

add := finding.fix("Encrypt secrets with a key", [
	{"op": "add_block", "path": ["encryption_config"], "body": [
		{"name": "resources", "value": ["secrets"]},
		{"name": "provider", "block": [{"name": "key_arn", "ref": "var.eks_kms_key_arn"}]},
	]},
	variable,
])

include := finding.fix("Encrypt secrets", [{"op": "set", "path": resources, "value": ["secrets"]}])

name_key(r) := finding.fix("Name a key", [{"op": "set", "path": key, "ref": "var.eks_kms_key_arn"}, variable]) if {
	not tf.missing(r, ["encryption_config", 0, "provider"])
}

name_key(r) := finding.fix("Name a key", [
	{
		"op": "add_block",
		"path": ["encryption_config", 0, "provider"],
		"body": [{"name": "key_arn", "ref": "var.eks_kms_key_arn"}],
	},
	variable,
]) if {
	tf.missing(r, ["encryption_config", 0, "provider"])
}

variable := user_value.variable("eks_kms_key_arn", "string", "ARN of the KMS key that encrypts the secrets of EKS clusters.")
