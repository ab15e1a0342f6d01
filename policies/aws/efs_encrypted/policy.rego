# METADATA
# title: EFS file systems are encrypted
# description: >-
#   Files and their backups can be read by whoever gets at the storage below the file system. Encryption cannot be switched on later
#   in place.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_file_system
#   - https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
# custom:
#   id: aws-efs-encrypted
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading the stored files takes the key as well as the storage.
#     - id: CC6.7
#       strength: supporting
#       rationale: Backups and replicas that leave the file system stay unreadable without the key.
#   targets: {terraform: [aws_efs_file_system]}
#   aliases:
#     - CKV_AWS_42
#     - AWS-0037
#     - efs_file_system_encrypt_data_at_rest
#   fixable: true
#   remediation: >-
#     Set `encrypted = true`, and `kms_key_id` for a key of your own. Changing it replaces the file system: copy its data first, with
#     AWS DataSync for example.
package plumbline.aws.efs_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_efs_file_system")

deny contains finding.fixable(r, ["encrypted"], "The file system is not encrypted.", switch_on) if {
	some r in tf.resources("aws_efs_file_system")
	tf.missing_or_false(r, ["encrypted"])
}

undecided contains finding.new(r, ["encrypted"], "Whether the file system is encrypted is not known before apply.") if {
	some r in tf.resources("aws_efs_file_system")
	tf.unknown(r, ["encrypted"])
}

switch_on := finding.fix("Encrypt the file system", [{"op": "set", "path": ["encrypted"], "value": true}])
