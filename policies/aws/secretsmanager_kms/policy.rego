# METADATA
# title: Secrets are encrypted with a key of your own
# description: >-
#   The key of the service can be used by everybody in the account who may read secrets, and by nobody outside. With a key of your
#   own, a policy says who may decrypt, it can be revoked at once, and secrets can be shared with other accounts.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
# custom:
#   id: aws-secretsmanager-kms
#   severity: info
#   controls:
#     - id: CC6.1
#       strength: supporting
#       rationale: Reading a secret takes the right to use its key as well.
#   targets: {terraform: [aws_secretsmanager_secret]}
#   reads: {terraform: [aws_kms_alias, aws_kms_key]}
#   aliases:
#     - CKV_AWS_149
#     - AWS-0098
#   fixable: true
#   remediation: >-
#     Set `kms_key_id` to a KMS key. The quick fix writes a variable for it, for you to fill or to replace with a key of the module.
package plumbline.aws.secretsmanager_kms

import data.plumbline.lib.finding
import data.plumbline.lib.kms
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

key := ["kms_key_id"]

population contains r.id if some r in tf.resources("aws_secretsmanager_secret")

deny contains finding.fixable(r, key, "The secret is encrypted with the key of the service.", use_key) if {
	some r in tf.resources("aws_secretsmanager_secret")
	tf.missing(r, key)
}

deny contains finding.fixable(r, key, "The secret is encrypted with the key of the service.", use_key) if {
	some r in tf.resources("aws_secretsmanager_secret")
	kms.none(r, key)
	not tf.missing(r, key)
}

undecided contains finding.new(r, key, "Whether a key of your own is used is not known before apply.") if {
	some r in tf.resources("aws_secretsmanager_secret")
	kms.open(r, key)
}

use_key := finding.fix("Use a key of your own", variable.set(key, "secrets_kms_key_arn", "ARN of the KMS key that encrypts the secrets."))
