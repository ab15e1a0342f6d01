# METADATA
# title: Buckets of audit logs and backups cannot be emptied
# description: >-
#   Whoever gets into an account deletes the logs that show it and the backups that would undo it. Object lock, or deletion of versions
#   only with MFA, keeps them for as long as you said. Buckets count that are named or tagged as audit logs or backups, or that CloudTrail
#   writes to; and versioning that says outright that MFA is not needed.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_object_lock_configuration
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_versioning
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
# custom:
#   id: aws-s3-object-lock
#   severity: low
#   controls:
#     - id: C1.1
#       strength: direct
#       rationale: What has to be kept is kept, even from those who may administer the bucket.
#     - id: PI1.5
#       strength: direct
#       rationale: Stored records stay complete and unchanged.
#     - id: CC6.1
#       strength: supporting
#       rationale: Nobody can delete the record of what they did.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_versioning]}
#   reads: {terraform: [aws_s3_bucket, aws_s3_bucket_versioning, aws_s3_bucket_object_lock_configuration, aws_cloudtrail]}
#   aliases:
#     - CKV_AWS_143
#     - AWS-0170
#     - s3_bucket_object_lock
#     - s3_bucket_object_lock_enabled
#   fixable: false
#   settings:
#     words:
#       description: Words in a bucket's name, in its resource's name or in the values of its tags that say that it holds audit logs or backups.
#       default: [audit, backup, backups, cloudtrail, trail]
#   remediation: >-
#     Set `object_lock_enabled = true` when the bucket is made, and add an `aws_s3_bucket_object_lock_configuration` with a
#     `default_retention`; for a bucket that exists, adding that resource is enough where versioning is on. Or set `mfa_delete =
#     "Enabled"`, which takes the root user. Locked objects cannot be deleted before their time, so that there is no quick fix.
package plumbline.aws.s3_object_lock

import data.plumbline.lib.finding
import data.plumbline.lib.s3
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

words := settings.value(rego.metadata.chain(), "words")

# ---- which buckets must not be emptied ---------------------------------------------------------------------------

must_keep[r.id] := r if {
	some r in tf.resources("aws_s3_bucket")
	said(r)
}

said(r) if {
	some text in texts(r)
	some word in words
	regex.match(concat("", [`(^|[^a-z0-9])`, word, `([^a-z0-9]|$)`]), lower(text))
}

said(r) if s3.is_used(r, trails)

trails := s3.uses([{"type": "aws_cloudtrail", "path": ["s3_bucket_name"]}])

texts(r) := ({r.name} | {name | name := tf.value(r, ["bucket"]); is_string(name)}) | {v |
	some v in tf.value(r, ["tags"])
	is_string(v)
}

# ---- what keeps them ---------------------------------------------------------------------------------------------

locks := tf.links(tf.resources("aws_s3_bucket_object_lock_configuration"), ["bucket"])

locked(r) if tf.is_true(r, ["object_lock_enabled"])

locked(r) if tf.value(r, ["object_lock_configuration", 0, "object_lock_enabled"]) == "Enabled"

locked(r) if tf.has_sibling(locks, r, ["bucket"])

maybe_locked(r) if tf.unknown(r, ["object_lock_enabled"])

maybe_locked(r) if tf.unknown(r, ["object_lock_configuration", 0, "object_lock_enabled"])

maybe_locked(r) if tf.blocks_unknown(r, "object_lock_configuration")

maybe_locked(r) if tf.may_have_sibling(locks, r, ["bucket"])

mfa := ["versioning_configuration", 0, "mfa_delete"]

versioning_of(r) := {v.id: v |
	some v in tf.resources("aws_s3_bucket_versioning")
	tf.linked(v, ["bucket"], r)
}

needs_mfa(r) if {
	some v in versioning_of(r)
	tf.value(v, mfa) == "Enabled"
}

needs_mfa(r) if tf.is_true(r, ["versioning", 0, "mfa_delete"])

maybe_needs_mfa(r) if {
	some v in versioning_of(r)
	tf.unknown(v, mfa)
}

maybe_needs_mfa(r) if tf.unknown(r, ["versioning", 0, "mfa_delete"])

kept(r) if locked(r)

kept(r) if needs_mfa(r)

maybe_kept(r) if maybe_locked(r)

maybe_kept(r) if maybe_needs_mfa(r)

# ---- verdicts ----------------------------------------------------------------------------------------------------

population contains id if some id, _ in must_keep

# Versioning that says whether MFA is needed to delete versions.
population contains v.id if {
	some v in tf.resources("aws_s3_bucket_versioning")
	not tf.missing(v, mfa)
}

deny contains finding.new(r, [], "Whoever administers the bucket can delete the records in it.") if {
	some r in must_keep
	not kept(r)
	not maybe_kept(r)
	not says_no_mfa(r)
}

# Then the finding stands where that is said.
says_no_mfa(r) if {
	some v in versioning_of(r)
	tf.value(v, mfa) == "Disabled"
}

deny contains finding.new(v, mfa, "Versions can be deleted without MFA, and no object lock keeps them.") if {
	some v in tf.resources("aws_s3_bucket_versioning")
	tf.value(v, mfa) == "Disabled"
	not of_locked(v)
	not of_maybe_locked(v)
}

of_locked(v) if {
	some r in tf.resources("aws_s3_bucket")
	tf.linked(v, ["bucket"], r)
	locked(r)
}

of_maybe_locked(v) if {
	some r in tf.resources("aws_s3_bucket")
	tf.linked(v, ["bucket"], r)
	maybe_locked(r)
}

undecided contains finding.new(r, [], "Whether the records can be deleted is not known before apply.") if {
	some r in must_keep
	not kept(r)
	maybe_kept(r)
}

undecided contains finding.new(v, mfa, "Whether versions can be deleted without MFA is not known before apply.") if {
	some v in tf.resources("aws_s3_bucket_versioning")
	tf.unknown(v, mfa)
	not of_locked(v)
}

undecided contains finding.new(v, mfa, "Whether an object lock keeps the versions is not known before apply.") if {
	some v in tf.resources("aws_s3_bucket_versioning")
	tf.value(v, mfa) == "Disabled"
	not of_locked(v)
	of_maybe_locked(v)
}
