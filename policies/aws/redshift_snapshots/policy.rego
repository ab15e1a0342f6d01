# METADATA
# title: Redshift clusters keep automatic snapshots long enough
# description: >-
#   Automatic snapshots are what a warehouse is restored from after a mistake, a failure or an attack. They are kept for one day
#   unless told otherwise: damage that is found after the weekend cannot be undone.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html
# custom:
#   id: aws-redshift-snapshots
#   severity: medium
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Automatic snapshots with a set retention are what the warehouse is restored from.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that damages data can be answered by restoring it.
#     - id: CC7.5
#       strength: direct
#       rationale: Recovery to a point before the incident is possible for as long as snapshots are kept.
#   targets: {terraform: [aws_redshift_cluster]}
#   aliases:
#     - CKV_AWS_343
#     - redshift_cluster_automated_snapshot
#     - redshift_cluster_automatic_snapshots_min_7_days
#   fixable: true
#   settings:
#     minimum_days:
#       description: The least number of days that automatic snapshots are kept.
#       default: 7
#   remediation: >-
#     Set `automated_snapshot_retention_period` to at least 7 days, or to what your recovery commitments say, up to 35. Clusters of
#     RA3 nodes cannot switch snapshots off.
package plumbline.aws.redshift_snapshots

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

retention := ["automated_snapshot_retention_period"]

population contains r.id if some r in tf.resources("aws_redshift_cluster")

minimum := settings.value(rego.metadata.chain(), "minimum_days")

days(r) := tf.number(r, retention)

# What the provider takes when nothing is written.
days(r) := 1 if tf.missing(r, retention)

deny contains finding.fixable(r, retention, text(days(r)), keep) if {
	some r in tf.resources("aws_redshift_cluster")
	days(r) < minimum
}

undecided contains finding.new(r, retention, "How long snapshots are kept is not known before apply.") if {
	some r in tf.resources("aws_redshift_cluster")
	tf.unknown(r, retention)
}

text(0) := "There are no automatic snapshots."

text(n) := concat("", [
	"Automatic snapshots are kept for ",
	format_int(n, 10),
	{true: " day", false: " days"}[n == 1],
	", less than ",
	format_int(minimum, 10),
	".",
]) if {
	n > 0
}

keep := finding.fix(
	concat("", ["Keep snapshots for ", format_int(minimum, 10), " days"]),
	[{"op": "set", "path": retention, "value": minimum}],
)
