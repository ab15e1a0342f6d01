# METADATA
# title: KMS keys rotate
# description: >-
#   The longer one key material is in use, the more there is to read for whoever gets hold of it. KMS replaces it every year without a
#   change to what uses the key. Asymmetric, HMAC and custom key store keys cannot rotate by themselves and are not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
#   - https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
# custom:
#   id: aws-kms-rotation
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Keys that protect access to data are replaced regularly, so that old material loses its worth.
#     - id: PI1.5
#       strength: supporting
#       rationale: Stored data is not bound for years to a single key material.
#   targets: {terraform: [aws_kms_key]}
#   aliases:
#     - CKV_AWS_7
#     - AWS-0065
#     - FG_R00036
#     - kms_cmk_rotation_enabled
#   fixable: true
#   remediation: Set `enable_key_rotation = true`. `rotation_period_in_days` shortens the year to as little as 90 days.
package plumbline.aws.kms_rotation

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if {
	some r in tf.resources("aws_kms_key")
	not cannot_rotate(r)
}

cannot_rotate(r) if {
	some attribute in ["customer_master_key_spec", "key_spec"]
	tf.value(r, [attribute]) != "SYMMETRIC_DEFAULT"
}

cannot_rotate(r) if tf.value(r, ["key_usage"]) != "ENCRYPT_DECRYPT"

cannot_rotate(r) if tf.given(r, ["custom_key_store_id"])

certainly_rotatable(r) if {
	tf.absent_or(r, ["customer_master_key_spec"], "SYMMETRIC_DEFAULT")
	tf.absent_or(r, ["key_spec"], "SYMMETRIC_DEFAULT")
	tf.absent_or(r, ["key_usage"], "ENCRYPT_DECRYPT")
	tf.missing(r, ["custom_key_store_id"])
}

deny contains finding.fixable(r, ["enable_key_rotation"], "The key does not rotate.", rotate) if {
	some r in tf.resources("aws_kms_key")
	certainly_rotatable(r)
	tf.missing_or_false(r, ["enable_key_rotation"])
}

undecided contains finding.new(r, ["enable_key_rotation"], "Whether the key rotates is not known before apply.") if {
	some r in tf.resources("aws_kms_key")
	not cannot_rotate(r)
	tf.unknown(r, ["enable_key_rotation"])
}

undecided contains finding.new(r, ["enable_key_rotation"], "Whether the key can rotate is not known before apply.") if {
	some r in tf.resources("aws_kms_key")
	not cannot_rotate(r)
	not certainly_rotatable(r)
	tf.missing_or_false(r, ["enable_key_rotation"])
}

rotate := finding.fix("Rotate the key", [{"op": "set", "path": ["enable_key_rotation"], "value": true}])
