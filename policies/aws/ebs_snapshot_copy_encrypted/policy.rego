# METADATA
# title: Copies of snapshots and images are encrypted
# description: >-
#   A copy is what gets moved to other regions and shared with other accounts. Unencrypted, it can be read by everyone who gets hold of it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_snapshot_copy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_copy
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html
# custom:
#   id: aws-ebs-snapshot-copy-encrypted
#   severity: medium
#   controls:
#     - id: CC7.5
#       strength: direct
#       rationale: What systems are recovered from is protected as the systems are.
#     - id: CC6.1
#       strength: supporting
#       rationale: Reading a copy takes the key as well as the copy.
#   targets: {terraform: [aws_ebs_snapshot_copy, aws_ami_copy]}
#   aliases:
#     - CKV_AWS_183
#     - CKV_AWS_235
#     - ec2_ebs_snapshots_encrypted
#   fixable: true
#   remediation: >-
#     Set `encrypted = true`, and `kms_key_id` for a key of your own; a copy for another account needs one. Changing it makes the copy
#     anew.
package plumbline.aws.ebs_snapshot_copy_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_ebs_snapshot_copy", "aws_ami_copy"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

flag := ["encrypted"]

deny contains finding.fixable(r, flag, "The copy is not encrypted.", change) if {
	some r in judged
	tf.missing_or_false(r, flag)
}

undecided contains finding.new(r, flag, "Whether the copy is encrypted is not known before apply.") if {
	some r in judged
	tf.unknown(r, flag)
}

change := finding.fix("Encrypt the copy", [{"op": "set", "path": flag, "value": true}])
