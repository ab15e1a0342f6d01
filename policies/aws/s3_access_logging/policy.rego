# METADATA
# title: S3 buckets log who accesses them
# description: >-
#   Without access logs nobody can say afterwards who read, changed or deleted an object. Buckets that receive such logs are not judged: a
#   bucket that logs to itself grows without end.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_logging
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
# custom:
#   id: aws-s3-access-logging
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Access to stored data is recorded, so that unusual access can be noticed.
#     - id: CC7.3
#       strength: direct
#       rationale: What was read or changed can be told when an event is assessed.
#     - id: CC6.1
#       strength: supporting
#       rationale: That access stays with those it was granted to can be checked.
#   targets: {terraform: [aws_s3_bucket]}
#   reads: {terraform: [aws_s3_bucket, aws_s3_bucket_acl, aws_s3_bucket_logging, aws_s3_bucket_policy, aws_iam_policy_document]}
#   aliases:
#     - CKV_AWS_18
#     - AWS-0089
#     - s3_bucket_server_access_logging_enabled
#     - s3_bucket_logging_enabled
#   fixable: true
#   remediation: >-
#     Add an `aws_s3_bucket_logging` for the bucket. The quick fix logs to the bucket of the module that already receives access logs, or
#     else to the one whose name you give in the variable `access_logs_bucket`. CloudTrail data events are an alternative: waive the policy
#     where they are on.
package plumbline.aws.s3_access_logging

import data.plumbline.lib.finding
import data.plumbline.lib.s3
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some r in tf.resources("aws_s3_bucket")
	not s3.receives_access_logs(r)
}

population contains id if some id, _ in judged

links := tf.links(tf.resources("aws_s3_bucket_logging"), ["bucket"])

deny contains finding.fixable(r, [], "Access to the bucket is not logged.", add_logging(r)) if {
	some r in judged
	tf.missing(r, ["logging"])
	not tf.has_sibling(links, r, ["bucket"])
	not tf.may_have_sibling(links, r, ["bucket"])
}

undecided contains finding.new(r, ["logging"], "Whether access to the bucket is logged is not known before apply.") if {
	some r in judged
	tf.blocks_unknown(r, "logging")
	tf.blocks(r, "logging") == []
	not tf.has_sibling(links, r, ["bucket"])
}

undecided contains finding.new(r, [], "Whether a logging resource belongs to the bucket is not known before apply.") if {
	some r in judged
	tf.missing(r, ["logging"])
	not tf.has_sibling(links, r, ["bucket"])
	tf.may_have_sibling(links, r, ["bucket"])
}

# ---- fix ---------------------------------------------------------------------------------------------------------

add_logging(r) := finding.fix("Log access to the bucket", array.concat([logging(r, target)], declared)) if {
	[target, declared] := destination
}

logging(r, target) := {
	"op": "add_resource",
	"block": "resource",
	"type": "aws_s3_bucket_logging",
	"name": r.name,
	"body": array.concat(tf.link_entries(r, "bucket", "id"), [
		{"name": "target_bucket", "ref": target},
		{"name": "target_prefix", "value": concat("", [r.name, "/"])},
	]),
}

# The one bucket of the module that receives logs; where there is none or there are several, a variable.
destination := [concat("", [s3.expression(r), ".id"]), []] if {
	count(log_buckets) == 1
	some r in log_buckets
	not tf.repetition(r)
} else := ["var.access_logs_bucket", [{
	"op": "add_resource",
	"block": "variable",
	"type": "",
	"name": "access_logs_bucket",
	"body": [
		{"name": "type", "ref": "string"},
		{"name": "description", "value": "Name of the S3 bucket that access logs are written to."},
	],
}]]

log_buckets := [r |
	some r in tf.resources("aws_s3_bucket")
	not contains(r.id, "module.")
	s3.receives_access_logs(r)
]
