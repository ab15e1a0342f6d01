# METADATA
# title: Databases install minor versions automatically
# description: >-
#   Minor versions are where known weaknesses of the engine are mended. Without automatic upgrades they stay open until somebody
#   remembers.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
# custom:
#   id: aws-rds-minor-upgrade
#   severity: low
#   controls:
#     - id: CC7.1
#       strength: direct
#       rationale: Newly found weaknesses of the engine are closed in the next maintenance window.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster_instance]}
#   aliases:
#     - CKV_AWS_226
#   fixable: true
#   remediation: >-
#     Set `auto_minor_version_upgrade = true`, or leave it out: that is the default. Write `engine_version` without its minor part, so
#     that the upgrade is no drift.
package plumbline.aws.rds_minor_upgrade

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_db_instance", "aws_rds_cluster_instance"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

# Absent means true.
deny contains finding.fixable(r, ["auto_minor_version_upgrade"], "Minor versions are not installed automatically.", switch_on) if {
	some r in judged
	tf.is_false(r, ["auto_minor_version_upgrade"])
}

undecided contains finding.new(r, ["auto_minor_version_upgrade"], "Whether minor versions are installed automatically is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["auto_minor_version_upgrade"])
}

switch_on := finding.fix("Install minor versions automatically", [{"op": "set", "path": ["auto_minor_version_upgrade"], "value": true}])
