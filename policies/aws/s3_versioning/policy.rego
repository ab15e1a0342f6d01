# METADATA
# title: S3 buckets keep versions of their objects
# description: >-
#   Without versioning an overwritten or deleted object is gone, whether by mistake, by a faulty release or by ransomware. With it the
#   earlier version can be restored.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
# custom:
#   id: aws-s3-versioning
#   severity: medium
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Earlier versions are the backup from which objects are restored.
#     - id: CC7.4
#       strength: supporting
#       rationale: An incident that destroys or changes objects can be answered by going back to their versions.
#     - id: C1.2
#       strength: supporting
#       rationale: Disposal becomes a deliberate step with lifecycle rules instead of an accident.
#     - id: PI1.5
#       strength: supporting
#       rationale: Stored objects can be shown as they were at any time.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_versioning]}
#   reads: {terraform: [aws_s3_bucket, aws_s3_bucket_versioning]}
#   aliases:
#     - CKV_AWS_21
#     - AWS-0090
#     - s3_bucket_object_versioning
#     - s3_bucket_versioning_enabled
#   fixable: true
#   remediation: >-
#     Add an `aws_s3_bucket_versioning` for the bucket with `versioning_configuration { status = "Enabled" }`. Add a lifecycle rule that
#     expires noncurrent versions, so that cost stays bounded.
package plumbline.aws.s3_versioning

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# A bucket whose own versioning resource is not good is not counted as good: that resource is what is judged then.
population contains r.id if {
	some r in tf.resources("aws_s3_bucket")
	not tf.has_sibling(unsound_links, r, ["bucket"])
}

population contains r.id if some r in tf.resources("aws_s3_bucket_versioning")

unsound_links := tf.links(
	{r |
		some r in tf.resources("aws_s3_bucket_versioning")
		not sound(r)
	},
	["bucket"],
)

sound(r) if tf.value(r, status) == "Enabled"

# ---- the sibling resource of provider 4 and later ----------------------------------------------------------------

status := ["versioning_configuration", 0, "status"]

deny contains finding.fixable(r, status, text, enable) if {
	some r in tf.resources("aws_s3_bucket_versioning")
	value := tf.value(r, status)
	value != "Enabled"
	text := concat("", ["Versioning is \"", value, "\"."])
}

deny contains finding.fixable(r, status, "Versioning is not enabled.", enable) if {
	some r in tf.resources("aws_s3_bucket_versioning")
	tf.missing(r, status)
}

undecided contains finding.new(r, status, "Whether versioning is enabled is not known before apply.") if {
	some r in tf.resources("aws_s3_bucket_versioning")
	tf.unknown(r, status)
}

enable := finding.fix("Enable versioning", [{"op": "set", "path": status, "value": "Enabled"}])

# ---- buckets, with the nested block of provider 3 and before -----------------------------------------------------

links := tf.links(tf.resources("aws_s3_bucket_versioning"), ["bucket"])

has_sibling(bucket) if tf.has_sibling(links, bucket, ["bucket"])

may_have_sibling(bucket) if tf.may_have_sibling(links, bucket, ["bucket"])

enabled := ["versioning", 0, "enabled"]

has_block(bucket) if count(tf.blocks(bucket, "versioning")) > 0

deny contains finding.fixable(r, enabled, "Versioning is switched off.", switch_on) if {
	some r in tf.resources("aws_s3_bucket")
	not has_sibling(r)
	has_block(r)
	tf.missing_or_false(r, enabled)
}

deny contains finding.fixable(r, [], "The bucket keeps no versions of its objects.", add_versioning(r)) if {
	some r in tf.resources("aws_s3_bucket")
	tf.missing(r, ["versioning"])
	not has_sibling(r)
	not may_have_sibling(r)
}

undecided contains finding.new(r, enabled, "Whether versioning is enabled is not known before apply.") if {
	some r in tf.resources("aws_s3_bucket")
	not has_sibling(r)
	tf.unknown(r, enabled)
}

undecided contains finding.new(r, [], "Whether a versioning resource belongs to the bucket is not known before apply.") if {
	some r in tf.resources("aws_s3_bucket")
	tf.missing(r, ["versioning"])
	not has_sibling(r)
	may_have_sibling(r)
}

switch_on := finding.fix("Enable versioning", [{"op": "set", "path": enabled, "value": true}])

add_versioning(r) := finding.fix("Add versioning", [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_s3_bucket_versioning",
	"name": r.name,
	"body": array.concat(
		tf.link_entries(r, "bucket", "id"),
		[{"name": "versioning_configuration", "block": [{"name": "status", "value": "Enabled"}]}],
	),
}])
