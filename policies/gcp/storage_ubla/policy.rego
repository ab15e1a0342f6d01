# METADATA
# title: Cloud Storage buckets use uniform access
# description: >-
#   With access control lists on single objects nobody can say who may read a bucket without looking at every object in it. Uniform
#   bucket-level access leaves IAM as the only way in.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
#   - https://cloud.google.com/storage/docs/uniform-bucket-level-access
# custom:
#   id: gcp-storage-ubla
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Access is granted in one place, IAM, where it can be reviewed and withdrawn.
#     - id: PI1.4
#       strength: supporting
#       rationale: What is put out of the system reaches only those whom the bucket's policy names.
#   targets: {terraform: [google_storage_bucket]}
#   aliases:
#     - CKV_GCP_29
#     - GCP-0002
#     - cloudstorage_bucket_uniform_bucket_level_access
#     - require_bucket_policy_only
#   fixable: true
#   remediation: >-
#     Set `uniform_bucket_level_access = true` and grant access with `google_storage_bucket_iam_member`. Remove `google_storage_bucket_acl`
#     and object lists first: they stop working. It cannot be undone after 90 days.
package plumbline.gcp.storage_ubla

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# Before version 4 the provider called it `bucket_policy_only`.
names := ["uniform_bucket_level_access", "bucket_policy_only"]

population contains r.id if some r in tf.resources("google_storage_bucket")

uniform(r) if {
	some name in names
	tf.is_true(r, [name])
}

maybe_uniform(r) if {
	some name in names
	tf.unknown(r, [name])
}

deny contains finding.fixable(r, [written(r)], "Objects of the bucket can have access control lists of their own.", make_uniform(r)) if {
	some r in tf.resources("google_storage_bucket")
	not uniform(r)
	not maybe_uniform(r)
}

undecided contains finding.new(r, ["uniform_bucket_level_access"], "Whether access is uniform is not known before apply.") if {
	some r in tf.resources("google_storage_bucket")
	not uniform(r)
	maybe_uniform(r)
}

written(r) := "bucket_policy_only" if tf.is_false(r, ["bucket_policy_only"])

written(r) := "uniform_bucket_level_access" if tf.missing(r, ["bucket_policy_only"])

make_uniform(r) := finding.fix("Use uniform bucket-level access", [{"op": "set", "path": [written(r)], "value": true}])
