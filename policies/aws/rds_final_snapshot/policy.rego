# METADATA
# title: Deleted databases leave a snapshot with their tags
# description: >-
#   The automatic backups of a database are deleted together with it; only a final snapshot remains. Without the tags of the database
#   nobody knows later whose data a snapshot holds and how long it must be kept.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
# custom:
#   id: aws-rds-final-snapshot
#   severity: low
#   controls:
#     - id: A1.2
#       strength: supporting
#       rationale: A database that was deleted by mistake can be restored.
#     - id: CC7.5
#       strength: direct
#       rationale: Recovery remains possible after the database is gone, from snapshots that are told apart by their tags.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster]}
#   aliases:
#     - CKV_AWS_313
#     - CKV2_AWS_60
#     - rds_instance_copy_tags_to_snapshots
#   fixable: true
#   remediation: >-
#     Set `skip_final_snapshot = false` with a `final_snapshot_identifier`, which has to be a new name each time, and
#     `copy_tags_to_snapshot = true`. Read replicas take no final snapshot and are judged by their tags only.
package plumbline.aws.rds_final_snapshot

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_db_instance", "aws_rds_cluster"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

# ---- the final snapshot ------------------------------------------------------------------------------------------

# The source of a replica keeps the data.
source := {"aws_db_instance": "replicate_source_db", "aws_rds_cluster": "replication_source_identifier"}

deny contains finding.fixable(r, ["skip_final_snapshot"], "The database is deleted without a final snapshot.", take(r)) if {
	some r in judged
	tf.is_true(r, ["skip_final_snapshot"])
	tf.missing(r, [source[r.type]])
}

undecided contains finding.new(r, ["skip_final_snapshot"], "Whether a final snapshot is taken is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["skip_final_snapshot"])
	not tf.given(r, [source[r.type]])
}

undecided contains finding.new(r, ["skip_final_snapshot"], "Whether the database is a replica is not known before apply.") if {
	some r in judged
	tf.is_true(r, ["skip_final_snapshot"])
	tf.unknown(r, [source[r.type]])
	not tf.refers(r, [source[r.type]])
}

take(r) := finding.fix("Take a final snapshot", array.concat(
	[{"op": "set", "path": ["skip_final_snapshot"], "value": false}],
	naming(r),
))

# Deletion fails without a name.
naming(r) := [{"op": "set", "path": ["final_snapshot_identifier"], "value": snapshot_name(r)}] if {
	tf.missing(r, ["final_snapshot_identifier"])
}

naming(r) := [] if not tf.missing(r, ["final_snapshot_identifier"])

snapshot_name(r) := concat("", [replace(lower(r.name), "_", "-"), "-final"])

# ---- its tags ----------------------------------------------------------------------------------------------------

deny contains finding.fixable(r, ["copy_tags_to_snapshot"], "Snapshots do not carry the tags of the database.", copy_tags) if {
	some r in judged
	tf.missing_or_false(r, ["copy_tags_to_snapshot"])
}

undecided contains finding.new(r, ["copy_tags_to_snapshot"], "Whether snapshots carry tags is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["copy_tags_to_snapshot"])
}

copy_tags := finding.fix("Copy tags to snapshots", [{"op": "set", "path": ["copy_tags_to_snapshot"], "value": true}])
