# METADATA
# title: Databases are backed up long enough
# description: >-
#   Automatic backups are what a database is restored from after a mistake, a failure or an attack. With no retention there are none; with
#   a day's, damage that is found after the weekend cannot be undone.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
# custom:
#   id: aws-rds-backup
#   severity: high
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Automatic backups with a set retention are the recovery means that availability commitments rest on.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that damages data can be answered by restoring it.
#     - id: CC7.5
#       strength: direct
#       rationale: Recovery to a point before the incident is possible for as long as backups are kept.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster]}
#   aliases:
#     - CKV_AWS_133
#     - AWS-0077
#     - rds_instance_backup_enabled
#     - rds_db_instance_backup_enabled
#   fixable: true
#   settings:
#     minimum_days:
#       description: The least number of days that automatic backups are kept.
#       default: 7
#   remediation: Set `backup_retention_period` to at least 7 days, or to what your recovery commitments say, up to 35.
package plumbline.aws.rds_backup

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

# What the provider takes when nothing is written.
default_days := {"aws_db_instance": 0, "aws_rds_cluster": 1}

# A replica is backed up at its source.
judged[r.id] := r if {
	some r in tf.resources("aws_db_instance")
	not tf.given(r, ["replicate_source_db"])
}

judged[r.id] := r if some r in tf.resources("aws_rds_cluster")

population contains id if some id, _ in judged

minimum := settings.value(rego.metadata.chain(), "minimum_days")

days(r) := tf.number(r, ["backup_retention_period"])

days(r) := default_days[r.type] if tf.missing(r, ["backup_retention_period"])

deny contains finding.fixable(r, ["backup_retention_period"], text(days(r)), keep) if {
	some r in judged
	days(r) < minimum
	tf.missing(r, ["replicate_source_db"])
}

undecided contains finding.new(r, ["backup_retention_period"], "Whether the database is a replica is not known before apply.") if {
	some r in judged
	days(r) < minimum
	tf.unknown(r, ["replicate_source_db"])
}

undecided contains finding.new(r, ["backup_retention_period"], "How long backups are kept is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["backup_retention_period"])
}

text(0) := "There are no automatic backups."

text(n) := concat("", [
	"Automatic backups are kept for ",
	format_int(n, 10),
	{true: " day", false: " days"}[n == 1],
	", less than ",
	format_int(minimum, 10),
	".",
]) if {
	n > 0
}

keep := finding.fix(
	concat("", ["Keep backups for ", format_int(minimum, 10), " days"]),
	[{"op": "set", "path": ["backup_retention_period"], "value": minimum}],
)
