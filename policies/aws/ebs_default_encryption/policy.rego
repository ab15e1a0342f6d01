# METADATA
# title: Encryption of EBS volumes by default stays on
# description: >-
#   With encryption by default off, every volume and snapshot for which nobody asks for encryption can be read by whoever gets a copy of
#   it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_encryption_by_default
#   - https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
# custom:
#   id: aws-ebs-default-encryption
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Volumes are unreadable without the key, whoever creates them and however.
#   targets: {terraform: [aws_ebs_encryption_by_default]}
#   aliases:
#     - CKV_AWS_106
#     - ebs_encryption_by_default_enabled
#   fixable: true
#   remediation: >-
#     Set `enabled = true`, or leave it out: that is the default. It holds for one region of the account.
package plumbline.aws.ebs_default_encryption

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_ebs_encryption_by_default"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

flag := ["enabled"]

deny contains finding.fixable(r, flag, "New volumes are not encrypted unless somebody asks for it.", change) if {
	some r in judged
	tf.is_false(r, flag)
}

undecided contains finding.new(r, flag, "Whether new volumes are encrypted is not known before apply.") if {
	some r in judged
	tf.unknown(r, flag)
}

change := finding.fix("Encrypt by default", [{"op": "set", "path": flag, "value": true}])
