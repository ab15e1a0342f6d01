# METADATA
# title: EBS volumes are encrypted
# description: >-
#   A volume that is not encrypted can be read by whoever gets hold of a snapshot or a copy of it. Encryption cannot be switched on
#   later without replacing the volume. Where a volume is made from a snapshot the setting decides as well.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-ebs-encrypted
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Encryption makes a key necessary to read the volume, so that access to the storage alone is not enough.
#     - id: CC6.7
#       strength: supporting
#       rationale: Snapshots and copies that leave the account stay unreadable without the key.
#     - id: C1.1
#       strength: supporting
#       rationale: Confidential data on the volume is protected for as long as the volume or a snapshot of it exists.
#     - id: PI1.5
#       strength: supporting
#       rationale: Stored data is protected from being read outside the system that processes it.
#   targets: {terraform: [aws_ebs_volume]}
#   aliases:
#     - CKV_AWS_3
#     - AWS-0026
#     - ec2_ebs_volume_encryption
#     - ebs_attached_volume_encryption_enabled
#     - FG_R00016
#   fixable: true
#   remediation: >-
#     Set `encrypted = true`. Add `kms_key_id` to use a key of your own instead of the account's default. Changing it replaces an
#     existing volume: make a snapshot, copy it with encryption, and restore from the copy.
package plumbline.aws.ebs_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_ebs_volume")

deny contains finding.fixable(r, ["encrypted"], "The volume is not encrypted.", encrypt) if {
	some r in tf.resources("aws_ebs_volume")
	tf.missing_or_false(r, ["encrypted"])
}

undecided contains finding.new(r, ["encrypted"], "Whether the volume is encrypted is not known before apply.") if {
	some r in tf.resources("aws_ebs_volume")
	tf.unknown(r, ["encrypted"])
}

encrypt := finding.fix("Encrypt the volume", [{"op": "set", "path": ["encrypted"], "value": true}])
