# METADATA
# title: S3 buckets are encrypted with KMS keys
# description: >-
#   Objects are always encrypted, but with S3's own key whoever may read the bucket reads them. With a KMS key, reading also takes a right
#   to the key, and its every use is recorded. Buckets that receive access logs of S3 or of load balancers cannot use KMS and are not
#   judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_server_side_encryption_configuration
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
# custom:
#   id: aws-s3-sse-kms
#   severity: low
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading stored data takes a right to the key as well as to the bucket.
#     - id: CC6.7
#       strength: supporting
#       rationale: Copies of the data stay unreadable without the key.
#     - id: C1.1
#       strength: supporting
#       rationale: Confidential data has a key of its own, whose use is limited and recorded.
#     - id: PI1.4
#       strength: supporting
#       rationale: Output that is stored is protected from those who have no right to it.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_server_side_encryption_configuration]}
#   reads:
#     terraform:
#       - aws_s3_bucket
#       - aws_s3_bucket_acl
#       - aws_s3_bucket_logging
#       - aws_s3_bucket_policy
#       - aws_iam_policy_document
#       - aws_s3_bucket_server_side_encryption_configuration
#       - aws_lb
#       - aws_alb
#       - aws_elb
#   aliases:
#     - CKV_AWS_145
#     - CKV_AWS_19
#     - AWS-0132
#     - s3_bucket_kms_encryption
#     - s3_bucket_default_encryption
#     - s3_bucket_default_encryption_enabled
#   fixable: true
#   remediation: >-
#     Set `sse_algorithm = "aws:kms"` with `bucket_key_enabled = true`, and `kms_master_key_id` for a key of your own, so that you decide
#     who may use it. Who reads objects then needs `kms:Decrypt` on the key. Objects that are there already keep their encryption.
package plumbline.aws.s3_sse_kms

import data.plumbline.lib.finding
import data.plumbline.lib.s3
import data.plumbline.lib.terraform as tf

siblings := tf.resources("aws_s3_bucket_server_side_encryption_configuration")

# Buckets that services write to which cannot use a KMS key.
exempt(bucket) if s3.receives_access_logs(bucket)

exempt(bucket) if s3.receives_balancer_logs(bucket)

buckets[r.id] := r if {
	some r in tf.resources("aws_s3_bucket")
	not exempt(r)
}

own_sibling[r.id] := r if {
	some r in siblings
	not of_exempt(r)
}

of_exempt(sibling) if {
	some bucket in tf.resources("aws_s3_bucket")
	tf.linked(sibling, ["bucket"], bucket)
	exempt(bucket)
}

population contains id if some id, _ in buckets

population contains id if some id, _ in own_sibling

# ---- where encryption is written: the sibling resource, or the nested block of provider 3 ------------------------

default_algorithm := ["apply_server_side_encryption_by_default", 0, "sse_algorithm"]

# Each rule, with the resource it stands in.
rules := array.concat(
	[{"in": r, "rule": rule} |
		some r in own_sibling
		some rule in tf.blocks(r, "rule")
	],
	[{"in": r, "rule": rule} |
		some r in buckets
		some configuration in tf.blocks(r, "server_side_encryption_configuration")
		some i, _ in object.get(configuration.values, "rule", [])
		rule := tf.block_at(configuration, ["rule", i])
	],
)

deny contains finding.fixable(r, path, text, use_kms(path)) if {
	some {"in": r, "rule": rule} in rules
	algorithm := tf.value(rule, default_algorithm)
	not startswith(algorithm, "aws:kms")
	path := tf.path_in(rule, default_algorithm)
	text := concat("", ["Objects are encrypted with S3's own key (`", algorithm, "`), not with a KMS key."])
}

undecided contains finding.new(r, tf.path_in(rule, default_algorithm), "Which encryption the bucket uses is not known before apply.") if {
	some {"in": r, "rule": rule} in rules
	tf.unknown(rule, default_algorithm)
}

undecided contains finding.new(r, ["rule"], "Which encryption the bucket uses is not known before apply.") if {
	some r in own_sibling
	tf.blocks_unknown(r, "rule")
}

undecided contains finding.new(r, ["server_side_encryption_configuration"], "Which encryption the bucket uses is not known before apply.") if {
	some r in buckets
	tf.blocks_unknown(r, "server_side_encryption_configuration")
}

# ---- buckets that say nothing ------------------------------------------------------------------------------------

links := tf.links(siblings, ["bucket"])

silent[r.id] := r if {
	some r in buckets
	tf.missing(r, ["server_side_encryption_configuration"])
	not tf.has_sibling(links, r, ["bucket"])
}

deny contains finding.fixable(r, [], "Objects are encrypted with S3's own key, not with a KMS key.", add_encryption(r)) if {
	some r in silent
	not tf.may_have_sibling(links, r, ["bucket"])
}

undecided contains finding.new(r, [], "Whether an encryption resource belongs to the bucket is not known before apply.") if {
	some r in silent
	tf.may_have_sibling(links, r, ["bucket"])
}

# ---- fixes -------------------------------------------------------------------------------------------------------

use_kms(path) := finding.fix("Encrypt with KMS", [{"op": "set", "path": path, "value": "aws:kms"}])

add_encryption(r) := finding.fix("Encrypt with KMS", [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_s3_bucket_server_side_encryption_configuration",
	"name": r.name,
	"body": array.concat(tf.link_entries(r, "bucket", "id"), [{"name": "rule", "block": [
		{"name": "bucket_key_enabled", "value": true},
		{"name": "apply_server_side_encryption_by_default", "block": [{"name": "sse_algorithm", "value": "aws:kms"}]},
	]}]),
}])
