# METADATA
# title: Databases accept IAM authentication
# description: >-
#   Database passwords are shared, written into configuration and never changed. With IAM authentication applications and people log
#   in with their role and a token that lives for 15 minutes.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
# custom:
#   id: aws-rds-iam-auth
#   severity: low
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Logins to the database follow the identities and rights that are managed in one place.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster]}
#   aliases:
#     - CKV_AWS_161
#     - CKV_AWS_162
#   fixable: true
#   settings:
#     engines:
#       description: The engines that support IAM authentication; others are not judged.
#       default: [postgres, mysql, mariadb, aurora, aurora-mysql, aurora-postgresql]
#   remediation: >-
#     Set `iam_database_authentication_enabled = true`, grant `rds_iam` (PostgreSQL) or `AWSAuthenticationPlugin` (MySQL) to the users
#     of the database, and allow `rds-db:connect` to the roles.
package plumbline.aws.rds_iam_auth

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

iam := ["iam_database_authentication_enabled"]

engines := settings.value(rego.metadata.chain(), "engines")

judged[r.id] := r if {
	some type in ["aws_db_instance", "aws_rds_cluster"]
	some r in tf.resources(type)
	not cannot(r)
}

cannot(r) if {
	engine := tf.value(r, ["engine"])
	not engine in engines
}

# Aurora Serverless v1.
cannot(r) if tf.value(r, ["engine_mode"]) == "serverless"

certainly_can(r) if {
	tf.value(r, ["engine"]) in engines
	not tf.unknown(r, ["engine_mode"])
}

# Clusters are Aurora MySQL where no engine is written.
certainly_can(r) if {
	r.type == "aws_rds_cluster"
	tf.missing(r, ["engine"])
	not tf.unknown(r, ["engine_mode"])
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, iam, "The database accepts passwords only.", accept) if {
	some r in judged
	tf.missing_or_false(r, iam)
	certainly_can(r)
}

undecided contains finding.new(r, iam, "Whether IAM authentication is on is not known before apply.") if {
	some r in judged
	tf.unknown(r, iam)
}

undecided contains finding.new(r, iam, "Whether the database supports IAM authentication is not known before apply.") if {
	some r in judged
	tf.missing_or_false(r, iam)
	not certainly_can(r)
}

accept := finding.fix("Accept IAM authentication", [{"op": "set", "path": iam, "value": true}])
