# What S3 buckets are for, as other resources of the module show it, and the resources that belong to them.
package plumbline.lib.s3

import data.plumbline.lib.iam
import data.plumbline.lib.plan
import data.plumbline.lib.terraform as tf

# ---- what buckets are used for -----------------------------------------------------------------------------------

# Types that `receives_access_logs` and `receives_balancer_logs` look at, for the `reads` of policies: aws_s3_bucket,
# aws_s3_bucket_acl, aws_s3_bucket_logging, aws_s3_bucket_policy, aws_iam_policy_document; aws_lb, aws_alb, aws_elb.

# S3 writes the access logs of other buckets here.
receives_access_logs(bucket) if tf.value(bucket, ["acl"]) == "log-delivery-write"

receives_access_logs(bucket) if {
	some acl in tf.resources("aws_s3_bucket_acl")
	tf.linked(acl, ["bucket"], bucket)
	lets_logs_in(acl)
}

receives_access_logs(bucket) if is_used(bucket, log_targets)

receives_access_logs(bucket) if {
	some policy in tf.resources("aws_s3_bucket_policy")
	tf.linked(policy, ["bucket"], bucket)
	some s in policy_statements(policy)
	iam.allows(s)
	some principal in iam.principals(s)
	principal.value == "logging.s3.amazonaws.com"
}

lets_logs_in(acl) if tf.value(acl, ["acl"]) == "log-delivery-write"

lets_logs_in(acl) if {
	some control in tf.blocks(acl, "access_control_policy")
	some i, _ in object.get(control.values, "grant", [])
	endswith(tf.value(control, ["grant", i, "grantee", 0, "uri"]), "/groups/s3/LogDelivery")
}

log_targets := uses([
	{"type": "aws_s3_bucket_logging", "path": ["target_bucket"]},
	{"type": "aws_s3_bucket", "path": ["logging", 0, "target_bucket"]},
])

# Load balancers write their access logs here: they cannot use a KMS key.
receives_balancer_logs(bucket) if is_used(bucket, balancer_targets)

balancer_targets := uses([{"type": type, "path": ["access_logs", 0, "bucket"]} | some type in ["aws_lb", "aws_alb", "aws_elb"]])

# Where attributes of resources name a bucket: `{ids, names}` for `is_used`.
uses(places) := {
	"ids": {plan.without_indexes(reference.resource) |
		some place in places
		some r in tf.resources(place.type)
		some reference in r.references
		reference.path == place.path
	},
	"names": {name |
		some place in places
		some r in tf.resources(place.type)
		name := tf.value(r, place.path)
	},
}

is_used(bucket, found) if plan.without_indexes(bucket.id) in found.ids

is_used(bucket, found) if tf.value(bucket, ["bucket"]) in found.names

# ---- bucket policies ---------------------------------------------------------------------------------------------

# The statements of a resource's `policy`, written there or in the documents that make it.
policy_statements(r) := array.concat(
	iam.statements_of_texts(own_text(r)),
	iam.statements_of_documents(iam.documents_of(r, "policy")),
)

own_text(r) := {{"in": r, "path": ["policy"]} |
	not iam.made_by_document(r, ["policy"])
	not tf.missing(r, ["policy"])
}

# Something of the policy cannot be read.
policy_unread(r) if count(iam.unread_texts(own_text(r))) > 0

policy_unread(r) if count(iam.unread_documents(iam.documents_of(r, "policy"))) > 0

policy_unread(r) if {
	iam.made_by_document(r, ["policy"])
	count(iam.documents_of(r, "policy")) == 0
}

# ---- adding siblings ---------------------------------------------------------------------------------------------

# Expressions for a bucket, or for each of its instances: the entries that repeat a block, the bucket, and the end of a reference to a sibling.
repeated(r) := array.slice(entries, 0, count(entries) - 1) if entries := tf.link_entries(r, "bucket", "id")

expression(r) := trim_suffix(entries[count(entries) - 1].ref, ".id") if entries := tf.link_entries(r, "bucket", "id")

index(r) := "" if not tf.repetition(r)

index(r) := "[count.index]" if tf.repetition(r) == "count"

index(r) := "[each.key]" if tf.repetition(r) == "for_each"
