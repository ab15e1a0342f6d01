# METADATA
# title: EFS file systems are backed up
# description: >-
#   Files that are deleted, overwritten or encrypted by ransomware are lost without a backup. The file system has none unless a backup
#   policy or a backup plan says so.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/efs_backup_policy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_selection
#   - https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html
# custom:
#   id: aws-efs-backup
#   severity: medium
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Daily backups are what files are restored from.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that destroys files can be answered by restoring them.
#   targets: {terraform: [aws_efs_file_system, aws_efs_backup_policy]}
#   reads: {terraform: [aws_efs_file_system, aws_efs_backup_policy, aws_backup_selection]}
#   aliases:
#     - CKV2_AWS_18
#     - efs_have_backup_enabled
#     - efs_file_system_in_backup_plan
#   fixable: true
#   remediation: >-
#     Add an `aws_efs_backup_policy` for the file system with `backup_policy { status = "ENABLED" }`, or select it in an
#     `aws_backup_selection`.
package plumbline.aws.efs_backup

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_efs_file_system")

population contains r.id if some r in tf.resources("aws_efs_backup_policy")

# ---- the backup policy's own setting -----------------------------------------------------------------------------

status := ["backup_policy", 0, "status"]

deny contains finding.fixable(r, status, "Backups are switched off.", enable) if {
	some r in tf.resources("aws_efs_backup_policy")
	not tf.absent_or(r, status, "ENABLED")
	not tf.unknown(r, status)
	not selected(r)
	not may_be_selected
}

deny contains finding.fixable(r, status, "Backups are not switched on.", enable) if {
	some r in tf.resources("aws_efs_backup_policy")
	tf.missing(r, status)
}

undecided contains finding.new(r, status, "Whether backups are switched on is not known before apply.") if {
	some r in tf.resources("aws_efs_backup_policy")
	tf.unknown(r, status)
}

undecided contains finding.new(r, status, "Whether a backup plan selects the file system is not known before apply.") if {
	some r in tf.resources("aws_efs_backup_policy")
	not tf.absent_or(r, status, "ENABLED")
	not tf.unknown(r, status)
	not selected(r)
	may_be_selected
}

enable := finding.fix("Switch backups on", [{"op": "set", "path": status, "value": "ENABLED"}])

# ---- file systems ------------------------------------------------------------------------------------------------

links := tf.links(tf.resources("aws_efs_backup_policy"), ["file_system_id"])

deny contains finding.fixable(r, [], "The file system is not backed up.", add_policy(r)) if {
	some r in tf.resources("aws_efs_file_system")
	not tf.has_sibling(links, r, ["id"])
	not tf.may_have_sibling(links, r, ["id"])
	not selected(r)
	not may_be_selected
}

undecided contains finding.new(r, [], "Whether the file system is backed up is not known before apply.") if {
	some r in tf.resources("aws_efs_file_system")
	not tf.has_sibling(links, r, ["id"])
	not selected(r)
	covered_perhaps(r)
}

covered_perhaps(r) if tf.may_have_sibling(links, r, ["id"])

covered_perhaps(_) if may_be_selected

add_policy(r) := finding.fix("Add a backup policy", [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_efs_backup_policy",
	"name": r.name,
	"body": array.concat(
		tf.link_entries(r, "file_system_id", "id"),
		[{"name": "backup_policy", "block": [{"name": "status", "value": "ENABLED"}]}],
	),
}])

# ---- backup plans that select it ---------------------------------------------------------------------------------

# By reference, for a backup policy by that of its file system; or all resources, or all file systems.
selected(r) if {
	some selection in tf.resources("aws_backup_selection")
	some reference in selection.references
	reference.path[0] == "resources"
	tf.direct(reference)
	some file_system in file_systems_of(r)
	tf.same_resource(reference.resource, file_system)
}

selected(_) if {
	some selection in tf.resources("aws_backup_selection")
	some arn in tf.value(selection, ["resources"])
	regex.match(`^(\*|arn:[^:]*:elasticfilesystem:[^:]*:[^:]*:(file-system/)?\*)$`, arn)
	tf.missing(selection, ["condition"])
}

# By tags, or by names that are not known.
may_be_selected if {
	some selection in tf.resources("aws_backup_selection")
	some name in ["selection_tag", "condition"]
	not tf.missing(selection, [name])
}

may_be_selected if {
	some selection in tf.resources("aws_backup_selection")
	tf.has_unknown_part(selection, ["resources"])
	not tf.comes_from_elsewhere(selection, ["resources"])
}

may_be_selected if {
	some selection in tf.resources("aws_backup_selection")
	some reference in selection.references
	reference.path[0] == "resources"
	startswith(reference.resource, "var.")
}

file_systems_of(r) := [r] if r.type == "aws_efs_file_system"

file_systems_of(r) := [file_system |
	some file_system in tf.resources("aws_efs_file_system")
	tf.linked(r, ["file_system_id"], file_system)
] if {
	r.type == "aws_efs_backup_policy"
}
