# METADATA
# title: Databases are protected from deletion
# description: >-
#   A wrong workspace, a renamed resource or a stolen credential deletes the database with a single call, and its automatic backups
#   with it. With deletion protection two deliberate steps are needed.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
# custom:
#   id: aws-rds-deletion-protection
#   severity: medium
#   controls:
#     - id: C1.1
#       strength: direct
#       rationale: Confidential data is not destroyed before its time by a single mistake.
#     - id: A1.2
#       strength: supporting
#       rationale: The database and its automatic backups outlive a faulty change.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster]}
#   aliases:
#     - CKV_AWS_293
#     - CKV_AWS_139
#     - rds_instance_deletion_protection
#     - rds_db_instance_deletion_protection_enabled
#   fixable: true
#   remediation: >-
#     Set `deletion_protection = true`. To delete the database for good, apply a change that switches it off first.
package plumbline.aws.rds_deletion_protection

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_db_instance", "aws_rds_cluster"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, ["deletion_protection"], "The database can be deleted in one step.", switch_on) if {
	some r in judged
	tf.missing_or_false(r, ["deletion_protection"])
}

undecided contains finding.new(r, ["deletion_protection"], "Whether deletion protection is on is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["deletion_protection"])
}

switch_on := finding.fix("Protect the database from deletion", [{"op": "set", "path": ["deletion_protection"], "value": true}])
