# METADATA
# title: S3 buckets are copied to another place
# description: >-
#   A bucket that is in one region only is gone with that region, and with a mistake or an attack in its account. Buckets that receive
#   copies, or access logs, are not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_replication_configuration
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
# custom:
#   id: aws-s3-replication
#   severity: low
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: A second copy keeps data available when a region or an account is lost.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that destroys a bucket can be answered with its copy.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_replication_configuration]}
#   reads:
#     terraform:
#       - aws_s3_bucket
#       - aws_s3_bucket_acl
#       - aws_s3_bucket_logging
#       - aws_s3_bucket_policy
#       - aws_iam_policy_document
#       - aws_s3_bucket_replication_configuration
#   aliases:
#     - CKV_AWS_144
#     - s3_bucket_cross_region_replication_enabled
#   fixable: false
#   remediation: >-
#     Add an `aws_s3_bucket_replication_configuration` with an enabled rule whose destination is a bucket in another region, best in
#     another account; both need versioning, and a role that S3 takes. Switch the policy off where other backups cover the buckets.
package plumbline.aws.s3_replication

import data.plumbline.lib.finding
import data.plumbline.lib.s3
import data.plumbline.lib.terraform as tf

siblings := tf.resources("aws_s3_bucket_replication_configuration")

judged[r.id] := r if {
	some r in tf.resources("aws_s3_bucket")
	not s3.receives_access_logs(r)
	not receives_copies(r)
}

population contains id if some id, _ in judged

population contains r.id if some r in siblings

# Where a bucket is the destination of another's rules.
copies contains bucket if {
	some r in siblings
	some reference in r.references
	reference.path[2] == "destination"
	reference.path[4] == "bucket"
	bucket := reference.resource
}

copies contains bucket if {
	some r in tf.resources("aws_s3_bucket")
	some reference in r.references
	reference.path[0] == "replication_configuration"
	reference.path[6] == "bucket"
	bucket := reference.resource
}

receives_copies(r) if {
	some id in copies
	tf.same_resource(id, r)
}

# ---- rules -------------------------------------------------------------------------------------------------------

enabled(rule) if tf.value(rule, ["status"]) == "Enabled"

deny contains finding.new(r, ["rule"], "No rule that copies objects is enabled.") if {
	some r in siblings
	not some_enabled(tf.blocks(r, "rule"))
	not some_unknown(tf.blocks(r, "rule"))
	not tf.blocks_unknown(r, "rule")
}

undecided contains finding.new(r, ["rule"], "Whether objects are copied is not known before apply.") if {
	some r in siblings
	not some_enabled(tf.blocks(r, "rule"))
	some_unknown(tf.blocks(r, "rule"))
}

undecided contains finding.new(r, ["rule"], "Not all rules that copy objects are known before apply.") if {
	some r in siblings
	not some_enabled(tf.blocks(r, "rule"))
	tf.blocks_unknown(r, "rule")
}

some_enabled(rules) if {
	some rule in rules
	enabled(rule)
}

some_unknown(rules) if {
	some rule in rules
	tf.unknown(rule, ["status"])
}

# ---- buckets -----------------------------------------------------------------------------------------------------

# The nested block of provider 3.
old_rules(r) := [tf.block_at(configuration, ["rules", i]) |
	some configuration in tf.blocks(r, "replication_configuration")
	some i, _ in object.get(configuration.values, "rules", [])
]

links := tf.links(siblings, ["bucket"])

alone[r.id] := r if {
	some r in judged
	not tf.has_sibling(links, r, ["bucket"])
	not some_enabled(old_rules(r))
}

open_question(r) if tf.may_have_sibling(links, r, ["bucket"])

open_question(r) if tf.blocks_unknown(r, "replication_configuration")

open_question(r) if some_unknown(old_rules(r))

open_question(r) if {
	some configuration in tf.blocks(r, "replication_configuration")
	tf.blocks_unknown(configuration, "rules")
}

deny contains finding.new(r, [], "The bucket is not copied to another place.") if {
	some r in alone
	not open_question(r)
}

undecided contains finding.new(r, [], "Whether the bucket is copied is not known before apply.") if {
	some r in alone
	open_question(r)
}
