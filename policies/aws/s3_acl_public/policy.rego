# METADATA
# title: S3 access control lists grant nothing to the public
# description: >-
#   A public access control list lets anyone, or anyone with an AWS account, list or read the bucket, and with `public-read-write`
#   change it. Nobody notices until the data is found.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_acl
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
# custom:
#   id: aws-s3-acl-public
#   severity: critical
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Only known identities reach the bucket's objects when no list grants access to everyone.
#     - id: CC6.6
#       strength: direct
#       rationale: A bucket without public grants cannot be read from outside the organisation's boundary.
#     - id: C1.1
#       strength: supporting
#       rationale: Confidential objects stay with those they are meant for.
#   targets: {terraform: [aws_s3_bucket, aws_s3_bucket_acl]}
#   aliases:
#     - CKV_AWS_20
#     - CKV_AWS_57
#     - CKV2_AWS_43
#     - CKV_AWS_375
#     - AWS-0092
#     - s3_bucket_restrict_public_read_access
#     - s3_bucket_restrict_public_write_access
#   fixable: true
#   remediation: >-
#     Set `acl = "private"`, or delete the list where object ownership is `BucketOwnerEnforced`. Serve what must be public through
#     CloudFront with origin access control. A grant to a public group is removed by hand: who needs the access instead is for you to say.
package plumbline.aws.s3_acl_public

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains id if some id, _ in judged

judged[r.id] := r if {
	some type in ["aws_s3_bucket", "aws_s3_bucket_acl"]
	some r in tf.resources(type)
}

public_acls := {"public-read", "public-read-write", "authenticated-read"}

public_groups := {
	"http://acs.amazonaws.com/groups/global/AllUsers": "everyone",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers": "everyone with an AWS account",
}

deny contains finding.fixable(r, ["acl"], text, make_private) if {
	some r in judged
	acl := tf.value(r, ["acl"])
	acl in public_acls
	text := concat("", ["The access control list \"", acl, "\" grants access to the public."])
}

deny contains finding.new(r, tf.path_in(grantee, ["uri"]), text) if {
	some r in judged
	some grantee in grantees(r)
	text := concat(" ", ["The access control list grants access to", concat("", [public_groups[tf.value(grantee, ["uri"])], "."])])
}

undecided contains finding.new(r, ["acl"], "Which access control list applies is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["acl"])
}

undecided contains finding.new(r, tf.path_in(grantee, ["uri"]), "Who the grant is for is not known before apply.") if {
	some r in judged
	some grantee in grantees(r)
	tf.unknown(grantee, ["uri"])
}

undecided contains finding.new(r, [], "What the access control list grants is not known before apply.") if {
	some r in judged
	some level in grant_levels(r)
	some name in ["access_control_policy", "grant", "grantee"]
	tf.blocks_unknown(level, name)
}

# `grant { uri }` of a bucket (provider 3 and before), `access_control_policy { grant { grantee { uri } } }` of a list.
grantees(r) := array.concat(
	tf.blocks(r, "grant"),
	[grantee |
		some policy in tf.blocks(r, "access_control_policy")
		some grant in tf.blocks(policy, "grant")
		some grantee in tf.blocks(grant, "grantee")
	],
)

grant_levels(r) := array.concat(
	[r],
	[level |
		some policy in tf.blocks(r, "access_control_policy")
		some level in array.concat([policy], tf.blocks(policy, "grant"))
	],
)

make_private := finding.fix("Make the access control list private", [{"op": "set", "path": ["acl"], "value": "private"}])
