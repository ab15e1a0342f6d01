# METADATA
# title: Database snapshots are not shared with everyone
# description: >-
#   A snapshot that is shared with `all` can be restored by every AWS account in the world, with everything that the database held.
#   Such snapshots are searched for.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_snapshot
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_snapshot_copy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_cluster_snapshot
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
# custom:
#   id: aws-rds-snapshot-public
#   severity: critical
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: Copies of the database stay inside the boundary of known accounts.
#     - id: C1.1
#       strength: direct
#       rationale: Confidential data is not handed to whoever asks for it.
#   targets: {terraform: [aws_db_snapshot, aws_db_snapshot_copy, aws_db_cluster_snapshot, aws_rds_cluster_snapshot_copy]}
#   aliases:
#     - CKV_AWS_302
#     - rds_db_snapshot_prohibit_public_access
#   fixable: true
#   remediation: >-
#     Name the accounts that may restore the snapshot in `shared_accounts`, or remove it. A snapshot that was public counts as leaked:
#     look in CloudTrail who copied it.
package plumbline.aws.rds_snapshot_public

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

accounts := ["shared_accounts"]

judged[r.id] := r if {
	some type in ["aws_db_snapshot", "aws_db_snapshot_copy", "aws_db_cluster_snapshot", "aws_rds_cluster_snapshot_copy"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, ["shared_accounts", i], "Every AWS account can restore the snapshot.", unshare(r)) if {
	some r in judged
	some i, account in tf.value(r, accounts)
	account == "all"
	not tf.has_unknown_part(r, accounts)
}

# The other accounts would be lost, as not all of them are known.
deny contains finding.new(r, ["shared_accounts", i], "Every AWS account can restore the snapshot.") if {
	some r in judged
	some i, account in tf.value(r, accounts)
	account == "all"
	tf.has_unknown_part(r, accounts)
}

undecided contains finding.new(r, accounts, "With whom the snapshot is shared is not known before apply.") if {
	some r in judged
	tf.has_unknown_part(r, accounts)
	not shared_with_all(r)
}

shared_with_all(r) if "all" in tf.value(r, accounts)

unshare(r) := finding.fix("Share with nobody", [{"op": "remove", "path": accounts}]) if {
	count(others(r)) == 0
}

unshare(r) := finding.fix("Share with the named accounts only", [{"op": "set", "path": accounts, "value": others(r)}]) if {
	count(others(r)) > 0
}

others(r) := [account |
	some account in tf.value(r, accounts)
	account != "all"
]
