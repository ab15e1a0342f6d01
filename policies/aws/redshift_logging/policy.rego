# METADATA
# title: Redshift clusters write audit logs
# description: >-
#   Without audit logs nobody can tell who logged in to the warehouse, from where, and what they asked for; the system tables keep
#   some of it for days, and those who administer the cluster can change them.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_logging
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html
# custom:
#   id: aws-redshift-logging
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Logins and queries are recorded where anomalies are looked for.
#   targets: {terraform: [aws_redshift_cluster]}
#   reads: {terraform: [aws_redshift_cluster, aws_redshift_logging]}
#   aliases:
#     - CKV_AWS_71
#     - redshift_cluster_audit_logging
#   fixable: true
#   remediation: >-
#     Add an `aws_redshift_logging` for the cluster, with `log_destination_type = "cloudwatch"` and `log_exports`, or with
#     `bucket_name`. Up to version 5 of the AWS provider the cluster has a `logging` block instead. The log of user activity takes
#     `enable_user_activity_logging` in the parameter group as well.
package plumbline.aws.redshift_logging

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_redshift_cluster")

enable := ["logging", 0, "enable"]

links := tf.links(tf.resources("aws_redshift_logging"), ["cluster_identifier"])

has_logging(r) if tf.has_sibling(links, r, ["cluster_identifier"])

may_have_logging(r) if tf.may_have_sibling(links, r, ["cluster_identifier"])

# ---- with the nested block of provider 5 and before --------------------------------------------------------------

deny contains finding.fixable(r, enable, "Audit logs are switched off.", switch_on(r)) if {
	some r in tf.resources("aws_redshift_cluster")
	count(tf.blocks(r, "logging")) > 0
	tf.missing_or_false(r, enable)
	not has_logging(r)
	not may_have_logging(r)
}

undecided contains finding.new(r, enable, "Whether audit logs are written is not known before apply.") if {
	some r in tf.resources("aws_redshift_cluster")
	tf.unknown(r, enable)
	not has_logging(r)
}

switch_on(r) := finding.fix("Write audit logs", [{"op": "set", "path": enable, "value": true}]) if has_destination(r)

switch_on(r) := finding.fix("Write audit logs to CloudWatch", [
	{"op": "set", "path": enable, "value": true},
	{"op": "set", "path": ["logging", 0, "log_destination_type"], "value": "cloudwatch"},
	{"op": "set", "path": ["logging", 0, "log_exports"], "value": logs},
]) if {
	not has_destination(r)
}

has_destination(r) if {
	some name in ["bucket_name", "log_destination_type"]
	not tf.missing(r, ["logging", 0, name])
}

logs := ["connectionlog", "useractivitylog", "userlog"]

# ---- with a sibling ----------------------------------------------------------------------------------------------

deny contains finding.fixable(r, [], "The cluster writes no audit logs.", add_logging(r)) if {
	some r in tf.resources("aws_redshift_cluster")
	tf.missing(r, ["logging"])
	not has_logging(r)
	not may_have_logging(r)
}

undecided contains finding.new(r, [], "Whether a logging resource belongs to the cluster is not known before apply.") if {
	some r in tf.resources("aws_redshift_cluster")
	not tf.unknown(r, enable)
	not tf.is_true(r, enable)
	not has_logging(r)
	may_have_logging(r)
}

add_logging(r) := finding.fix("Write audit logs to CloudWatch", [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_redshift_logging",
	"name": r.name,
	"body": array.concat(
		tf.link_entries(r, "cluster_identifier", "cluster_identifier"),
		[{"name": "log_destination_type", "value": "cloudwatch"}, {"name": "log_exports", "value": logs}],
	),
}])
