# METADATA
# title: Buckets refuse requests without TLS
# description: >-
#   S3 answers over plain HTTP as well, where requests and what they read can be seen and changed on the way. A statement in the bucket
#   policy that denies requests without `aws:SecureTransport` puts an end to that.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
# custom:
#   id: aws-s3-tls-only
#   severity: medium
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data crosses networks over encrypted connections only.
#     - id: CC6.1
#       strength: supporting
#       rationale: What is read stays between the bucket and those who may read it.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_policy]}
#   reads: {terraform: [aws_s3_bucket, aws_s3_bucket_policy, aws_iam_policy_document]}
#   aliases:
#     - CKV_AWS_379
#     - s3_bucket_enforces_ssl
#   fixable: true
#   remediation: >-
#     Add a statement to the bucket policy with `Effect = "Deny"`, `Principal = "*"`, `Action = "s3:*"`, the bucket and its objects as
#     `Resource`, and `Condition = { Bool = { "aws:SecureTransport" = "false" } }`. The quick fix adds a policy to buckets that have none;
#     a bucket has one policy only, so that you add the statement to one that exists.
package plumbline.aws.s3_tls_only

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.s3
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_s3_bucket")

population contains r.id if some r in tf.resources("aws_s3_bucket_policy")

# ---- policies ----------------------------------------------------------------------------------------------------

policies[r.id] := r if some r in tf.resources("aws_s3_bucket_policy")

# As provider 3 wrote it.
policies[r.id] := r if {
	some r in tf.resources("aws_s3_bucket")
	not tf.missing(r, ["policy"])
}

refuses(r) if {
	some s in s3.policy_statements(r)
	iam.denies(s)
	names_everyone(s)
	every_action(s)
	without_tls(s)
	covers_objects(s)
}

names_everyone(s) if {
	some principal in iam.principals(s)
	principal.type in {"*", "AWS"}
	principal.value == "*"
}

every_action(s) if {
	some item in iam.items(s, "action")
	item.value in {"*", "s3:*"}
}

# No other condition may stand beside it: both would have to hold.
without_tls(s) if {
	[condition] := iam.conditions(s)
	condition.operator == "bool"
	condition.key == "aws:securetransport"
	some v in condition.values
	v in {"false", false}
	not iam.conditions_unknown(s)
}

covers_objects(s) if iam.unknown_items(s, "resource")

covers_objects(s) if {
	some item in iam.items(s, "resource")
	endswith(item.value, "*")
}

# A statement that cannot be seen, or not all of it, may do it.
maybe_refuses(r) if s3.policy_unread(r)

maybe_refuses(r) if {
	some s in s3.policy_statements(r)
	not iam.allows(s)
	some_part_unknown(s)
}

some_part_unknown(s) if iam.conditions_unknown(s)

some_part_unknown(s) if iam.principals_unknown(s)

some_part_unknown(s) if iam.unknown_items(s, "action")

some_part_unknown(s) if tf.unknown(s.statement, [s.names.effect])

deny contains finding.new(r, ["policy"], "The bucket policy does not refuse requests without TLS.") if {
	some r in policies
	not refuses(r)
	not maybe_refuses(r)
}

undecided contains finding.new(r, ["policy"], "Whether the bucket policy refuses requests without TLS is not known before apply.") if {
	some r in policies
	not refuses(r)
	maybe_refuses(r)
}

# ---- buckets without a policy ------------------------------------------------------------------------------------

links := tf.links(tf.resources("aws_s3_bucket_policy"), ["bucket"])

bare[r.id] := r if {
	some r in tf.resources("aws_s3_bucket")
	tf.missing(r, ["policy"])
	not tf.has_sibling(links, r, ["bucket"])
}

deny contains finding.fixable(r, [], "The bucket has no policy that refuses requests without TLS.", add_policy(r)) if {
	some r in bare
	not tf.may_have_sibling(links, r, ["bucket"])
}

undecided contains finding.new(r, [], "Whether a bucket policy belongs to the bucket is not known before apply.") if {
	some r in bare
	tf.may_have_sibling(links, r, ["bucket"])
}

# ---- fix ---------------------------------------------------------------------------------------------------------

add_policy(r) := finding.fix("Refuse requests without TLS", [
	{
		"op": "add_resource",
		"block": "data",
		"type": "aws_iam_policy_document",
		"name": document_name(r),
		"body": array.concat(s3.repeated(r), [{"name": "statement", "block": [
			{"name": "sid", "value": "DenyWithoutTls"},
			{"name": "effect", "value": "Deny"},
			{"name": "actions", "value": ["s3:*"]},
			{"name": "resources", "ref": concat("", ["[", s3.expression(r), ".arn, \"${", s3.expression(r), ".arn}/*\"]"])},
			{"name": "principals", "block": [{"name": "type", "value": "*"}, {"name": "identifiers", "value": ["*"]}]},
			{"name": "condition", "block": [
				{"name": "test", "value": "Bool"},
				{"name": "variable", "value": "aws:SecureTransport"},
				{"name": "values", "value": ["false"]},
			]},
		]}]),
	},
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_s3_bucket_policy",
		"name": r.name,
		"body": array.concat(tf.link_entries(r, "bucket", "id"), [{
			"name": "policy",
			"ref": concat("", ["data.aws_iam_policy_document.", document_name(r), s3.index(r), ".json"]),
		}]),
	},
])

document_name(r) := concat("", [r.name, "_tls_only"])
