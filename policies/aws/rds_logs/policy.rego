# METADATA
# title: Databases export their logs to CloudWatch
# description: >-
#   Logs that stay on the database's machine are gone after days, or with the machine, and nobody is alerted by them. Exported, they
#   are kept, searched and watched with the others.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
# custom:
#   id: aws-rds-logs
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Failed logins, errors and unusual queries reach the place where anomalies are looked for.
#     - id: CC7.3
#       strength: supporting
#       rationale: Events of the database can be assessed after the machine that wrote them is gone.
#     - id: PI1.3
#       strength: supporting
#       rationale: Errors in processing are recorded where they are found.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster]}
#   aliases:
#     - CKV_AWS_129
#     - CKV_AWS_324
#     - CKV2_AWS_27
#     - CKV2_AWS_30
#     - rds_instance_integration_cloudwatch_logs
#     - rds_db_instance_logging_enabled
#   fixable: true
#   settings:
#     exports:
#       description: Which logs the quick fix exports, by the database's engine.
#       default:
#         postgres: [postgresql, upgrade]
#         aurora-postgresql: [postgresql]
#         mysql: [error, general, slowquery]
#         aurora-mysql: [audit, error, general, slowquery]
#         aurora: [audit, error, general, slowquery]
#         mariadb: [error, general, slowquery]
#         oracle-ee: [alert, audit, listener, trace]
#         oracle-ee-cdb: [alert, audit, listener, trace]
#         oracle-se2: [alert, audit, listener, trace]
#         oracle-se2-cdb: [alert, audit, listener, trace]
#         sqlserver-ee: [agent, error]
#         sqlserver-se: [agent, error]
#         sqlserver-ex: [error]
#         sqlserver-web: [agent, error]
#         db2-ae: [diag.log, notify.log]
#         db2-se: [diag.log, notify.log]
#   remediation: >-
#     Set `enabled_cloudwatch_logs_exports` to the logs of the engine: `["postgresql", "upgrade"]` for PostgreSQL, `["error",
#     "general", "slowquery"]` for MySQL and MariaDB (`audit` takes an option group with the audit plugin; in Aurora a parameter). For
#     PostgreSQL set `log_statement` and `log_min_duration_statement` in the parameter group as well.
package plumbline.aws.rds_logs

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

exports := ["enabled_cloudwatch_logs_exports"]

judged[r.id] := r if {
	some type in ["aws_db_instance", "aws_rds_cluster"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, exports, "No logs of the database are exported.", export(logs)) if {
	some r in judged
	tf.missing(r, exports)
	logs := logs_of[tf.value(r, ["engine"])]
}

# Which logs there are to export depends on an engine that is not written here.
deny contains finding.new(r, exports, "No logs of the database are exported.") if {
	some r in judged
	tf.missing(r, exports)
	not has_known_logs(r)
}

undecided contains finding.new(r, exports, "Whether logs are exported is not known before apply.") if {
	some r in judged
	tf.unknown(r, exports)
}

logs_of := settings.value(rego.metadata.chain(), "exports")

has_known_logs(r) if logs_of[tf.value(r, ["engine"])]

export(logs) := finding.fix("Export the logs", [{"op": "set", "path": exports, "value": logs}])
