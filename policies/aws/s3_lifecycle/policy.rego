# METADATA
# title: S3 buckets dispose of what is no longer needed
# description: >-
#   Without a rule that expires objects or their earlier versions, data is kept for ever: longer than promised to those it is about, and in
#   larger amounts for a thief to take.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
# custom:
#   id: aws-s3-lifecycle
#   severity: low
#   controls:
#     - id: C1.2
#       strength: direct
#       rationale: Confidential data is disposed of when its time has come, without anybody having to remember.
#     - id: P4.2
#       strength: supporting
#       rationale: Personal information is kept no longer than its purpose needs.
#     - id: P4.3
#       strength: supporting
#       rationale: Personal information is deleted on schedule.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_lifecycle_configuration]}
#   reads: {terraform: [aws_s3_bucket, aws_s3_bucket_lifecycle_configuration]}
#   aliases:
#     - CKV2_AWS_61
#     - s3_bucket_lifecycle_policy_enabled
#   fixable: true
#   settings:
#     noncurrent_days:
#       description: After how many days the rule that the quick fix adds deletes earlier versions of objects.
#       default: 90
#   remediation: >-
#     Add an `aws_s3_bucket_lifecycle_configuration` with an enabled rule that has an `expiration` or a `noncurrent_version_expiration`.
#     The quick fix deletes earlier versions of objects after 90 days and leaves current ones alone; how long those are kept is for you to
#     say.
package plumbline.aws.s3_lifecycle

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

siblings := tf.resources("aws_s3_bucket_lifecycle_configuration")

population contains r.id if some r in tf.resources("aws_s3_bucket")

population contains r.id if some r in siblings

# ---- rules -------------------------------------------------------------------------------------------------------

# A rule that deletes something, or may. `lifecycle_rule` is the nested block of provider 3.
deletes(rule) if {
	on(rule)
	some name in ["expiration", "noncurrent_version_expiration"]
	not tf.missing(rule, [name])
}

on(rule) if tf.value(rule, ["status"]) == "Enabled"

on(rule) if tf.is_true(rule, ["enabled"])

maybe_deletes(rule) if {
	some name in ["status", "enabled"]
	tf.unknown(rule, [name])
}

sufficient(r, name) if {
	some rule in tf.blocks(r, name)
	deletes(rule)
}

maybe_sufficient(r, name) if tf.blocks_unknown(r, name)

maybe_sufficient(r, name) if {
	some rule in tf.blocks(r, name)
	maybe_deletes(rule)
}

deny contains finding.fixable(r, ["rule"], "No enabled rule deletes anything.", append) if {
	some r in siblings
	not sufficient(r, "rule")
	not maybe_sufficient(r, "rule")
}

undecided contains finding.new(r, ["rule"], "Whether a rule deletes anything is not known before apply.") if {
	some r in siblings
	not sufficient(r, "rule")
	maybe_sufficient(r, "rule")
}

# ---- buckets -----------------------------------------------------------------------------------------------------

links := tf.links(siblings, ["bucket"])

alone[r.id] := r if {
	some r in tf.resources("aws_s3_bucket")
	not tf.has_sibling(links, r, ["bucket"])
	not sufficient(r, "lifecycle_rule")
}

open_question(r) if tf.may_have_sibling(links, r, ["bucket"])

open_question(r) if maybe_sufficient(r, "lifecycle_rule")

deny contains finding.fixable(r, [], "Nothing is ever deleted from the bucket.", add_lifecycle(r)) if {
	some r in alone
	tf.missing(r, ["lifecycle_rule"])
	not open_question(r)
}

# A bucket cannot have both, so that the rule belongs where the others are.
deny contains finding.fixable(r, ["lifecycle_rule"], "No enabled rule deletes anything.", append_old) if {
	some r in alone
	not tf.missing(r, ["lifecycle_rule"])
	not open_question(r)
}

undecided contains finding.new(r, [], "Whether a lifecycle rule deletes anything is not known before apply.") if {
	some r in alone
	open_question(r)
}

# ---- fixes -------------------------------------------------------------------------------------------------------

days := settings.value(rego.metadata.chain(), "noncurrent_days")

title := "Delete earlier versions"

expiry(name) := {"name": "noncurrent_version_expiration", "block": [{"name": name, "value": days}]}

rule_body := [
	{"name": "id", "value": "expire-noncurrent-versions"},
	{"name": "status", "value": "Enabled"},
	{"name": "filter", "block": []},
	expiry("noncurrent_days"),
]

append := finding.fix(title, [{"op": "add_block", "path": ["rule"], "body": rule_body}])

append_old := finding.fix(title, [{
	"op": "add_block",
	"path": ["lifecycle_rule"],
	"body": [
		{"name": "id", "value": "expire-noncurrent-versions"},
		{"name": "enabled", "value": true},
		expiry("days"),
	],
}])

add_lifecycle(r) := finding.fix(title, [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_s3_bucket_lifecycle_configuration",
	"name": r.name,
	"body": array.concat(tf.link_entries(r, "bucket", "id"), [{"name": "rule", "block": rule_body}]),
}])
