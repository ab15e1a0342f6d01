# METADATA
# title: S3 buckets block public access
# description: >-
#   The four public access block settings overrule every access control list and bucket policy, whoever writes them later. Without
#   them one careless statement makes a bucket public.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_public_access_block
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
# custom:
#   id: aws-s3-public-access-block
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Access stays with known identities even when a list or a policy would grant it to everyone.
#     - id: CC6.6
#       strength: direct
#       rationale: The block is a boundary between the bucket and outside networks that single grants cannot open.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_public_access_block, aws_s3_account_public_access_block]}
#   reads: {terraform: [aws_s3_bucket, aws_s3_bucket_public_access_block, aws_s3_account_public_access_block]}
#   aliases:
#     - CKV2_AWS_6
#     - CKV_AWS_53
#     - CKV_AWS_54
#     - CKV_AWS_55
#     - CKV_AWS_56
#     - AWS-0086
#     - AWS-0087
#     - AWS-0091
#     - AWS-0093
#     - AWS-0094
#     - s3_bucket_public_access
#     - s3_public_access_block_account
#   fixable: true
#   remediation: >-
#     Add an `aws_s3_bucket_public_access_block` for the bucket with `block_public_acls`, `block_public_policy`, `ignore_public_acls` and
#     `restrict_public_buckets` set to `true`. An `aws_s3_account_public_access_block` with all four in the same module covers its buckets too.
package plumbline.aws.s3_public_access_block

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

flags := ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

# A bucket whose own block is not good is not counted as good: the block is what is judged then.
population contains r.id if {
	some r in tf.resources("aws_s3_bucket")
	not tf.has_sibling(unsound_links, r, ["bucket"])
}

population contains r.id if some r in blocks

unsound_links := tf.links(
	{r |
		some r in tf.resources("aws_s3_bucket_public_access_block")
		not sound(r)
	},
	["bucket"],
)

sound(r) if {
	every flag in flags {
		tf.is_true(r, [flag])
	}
}

blocks[r.id] := r if {
	some type in ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"]
	some r in tf.resources(type)
}

# ---- the block's own settings ------------------------------------------------------------------------------------

deny contains finding.fixable(r, [flag], text, switch_on([flag])) if {
	some r in blocks
	some flag in flags
	tf.is_false(r, [flag])
	text := concat("", ["`", flag, "` is switched off."])
}

deny contains finding.fixable(r, [absent[0]], text, switch_on(absent)) if {
	some r in blocks
	absent := [flag | some flag in flags; tf.missing(r, [flag])]
	count(absent) > 0
	text := concat("", ["Not switched on: ", concat(", ", [concat("", ["`", flag, "`"]) | some flag in absent]), "."])
}

undecided contains finding.new(r, [flag], concat("", ["Whether `", flag, "` is on is not known before apply."])) if {
	some r in blocks
	some flag in flags
	tf.unknown(r, [flag])
}

# ---- buckets -----------------------------------------------------------------------------------------------------

links := tf.links(tf.resources("aws_s3_bucket_public_access_block"), ["bucket"])

# A block belongs to the bucket, whose settings are judged on its own; or one of the account covers it.
covered(bucket) if tf.has_sibling(links, bucket, ["bucket"])

covered(_) if {
	some block in tf.resources("aws_s3_account_public_access_block")
	every flag in flags {
		tf.is_true(block, [flag])
	}
}

maybe_covered(bucket) if tf.may_have_sibling(links, bucket, ["bucket"])

maybe_covered(_) if {
	some block in tf.resources("aws_s3_account_public_access_block")
	some flag in flags
	tf.unknown(block, [flag])
}

deny contains finding.fixable(r, [], "The bucket has no public access block.", add_block(r)) if {
	some r in tf.resources("aws_s3_bucket")
	not covered(r)
	not maybe_covered(r)
}

undecided contains finding.new(r, [], "Whether a public access block belongs to the bucket is not known before apply.") if {
	some r in tf.resources("aws_s3_bucket")
	not covered(r)
	maybe_covered(r)
}

switch_on(names) := finding.fix(
	"Block public access",
	[{"op": "set", "path": [name], "value": true} | some name in names],
)

add_block(r) := finding.fix("Add a public access block", [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_s3_bucket_public_access_block",
	"name": r.name,
	"body": array.concat(
		tf.link_entries(r, "bucket", "id"),
		[{"name": flag, "value": true} | some flag in flags],
	),
}])
