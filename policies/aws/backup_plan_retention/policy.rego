# METADATA
# title: Backup plans keep backups long enough
# description: >-
#   Backups that are deleted after a few days are gone when damage is found: intruders stay unnoticed for weeks, and reports are made
#   once a month. Without a lifecycle a rule keeps its backups until somebody deletes them, which is long enough.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_plan
#   - https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html
# custom:
#   id: aws-backup-plan-retention
#   severity: medium
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Backups are there for as long as recovery may need them.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that was found late can still be answered by restoring.
#     - id: CC7.5
#       strength: direct
#       rationale: Recovery to a point before the incident is possible for as long as backups are kept.
#   targets: {terraform: [aws_backup_plan]}
#   aliases:
#     - backup_plan_min_retention_35_days
#     - backup_plans_exist
#   fixable: true
#   settings:
#     minimum_days:
#       description: The least number of days that every rule of a plan keeps its backups.
#       default: 35
#   remediation: >-
#     Set `lifecycle { delete_after = 35 }` in every rule, or what your recovery commitments say. With `cold_storage_after` it has to
#     be at least 90 days more than that. Point-in-time backups (`enable_continuous_backup`) can be kept for 35 days at most.
package plumbline.aws.backup_plan_retention

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_backup_plan")

minimum := settings.value(rego.metadata.chain(), "minimum_days")

# Copies in other vaults have a lifecycle of their own, and are additional.
rules(r) := tf.blocks(r, "rule")

delete_after := ["lifecycle", 0, "delete_after"]

deny contains finding.fixable(r, tf.path_in(rule, delete_after), text(days), keep(rule)) if {
	some r in tf.resources("aws_backup_plan")
	some rule in rules(r)
	days := tf.number(rule, delete_after)
	days < minimum
}

undecided contains finding.new(r, tf.path_in(rule, delete_after), "How long backups are kept is not known before apply.") if {
	some r in tf.resources("aws_backup_plan")
	some rule in rules(r)
	tf.unknown(rule, delete_after)
}

undecided contains finding.new(r, ["rule"], "Not all rules of the plan are known before apply.") if {
	some r in tf.resources("aws_backup_plan")
	tf.blocks_unknown(r, "rule")
}

text(days) := concat("", [
	"Backups are kept for ",
	format_int(days, 10),
	{true: " day", false: " days"}[days == 1],
	", less than ",
	format_int(minimum, 10),
	".",
])

keep(rule) := finding.fix(
	concat("", ["Keep backups for ", format_int(minimum, 10), " days"]),
	[{"op": "set", "path": tf.path_in(rule, delete_after), "value": minimum}],
)
