# METADATA
# title: DynamoDB tables can be restored to a point in time
# description: >-
#   A faulty release or a script that deletes the wrong items leaves nothing to go back to. Point-in-time recovery keeps every state
#   of the table of the last 35 days.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
# custom:
#   id: aws-dynamodb-pitr
#   severity: medium
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Continuous backups are what the table is restored from.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that destroys or changes items can be answered by going back to the moment before.
#   targets: {terraform: [aws_dynamodb_table]}
#   aliases:
#     - CKV_AWS_28
#     - AWS-0024
#     - dynamodb_tables_pitr_enabled
#     - dynamodb_table_point_in_time_recovery_enabled
#   fixable: true
#   remediation: >-
#     Add `point_in_time_recovery { enabled = true }`. `recovery_period_in_days` shortens the 35 days.
package plumbline.aws.dynamodb_pitr

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_dynamodb_table")

enabled := ["point_in_time_recovery", 0, "enabled"]

deny contains finding.fixable(r, enabled, "The table cannot be restored to a point in time.", switch_on) if {
	some r in tf.resources("aws_dynamodb_table")
	tf.missing_or_false(r, enabled)
}

undecided contains finding.new(r, enabled, "Whether point-in-time recovery is on is not known before apply.") if {
	some r in tf.resources("aws_dynamodb_table")
	tf.unknown(r, enabled)
}

switch_on := finding.fix("Switch on point-in-time recovery", [{"op": "set", "path": enabled, "value": true}])
