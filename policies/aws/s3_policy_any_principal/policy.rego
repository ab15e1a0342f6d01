# METADATA
# title: Bucket policies do not grant access to everyone
# description: >-
#   A statement that allows any principal and has no condition that limits who that is makes the bucket public: anyone on the internet can
#   read or change what it holds. Conditions such as `aws:PrincipalOrgID`, `aws:SourceArn` or `aws:SourceVpce` limit it;
#   `aws:SecureTransport` and `aws:Referer` do not.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_policy
#   - https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
# custom:
#   id: aws-s3-policy-any-principal
#   severity: critical
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Access to stored data is granted to known identities.
#     - id: CC6.3
#       strength: direct
#       rationale: A grant to everyone follows no role and no need.
#     - id: CC6.6
#       strength: direct
#       rationale: The bucket is not reachable by whoever is outside of the organisation.
#   targets: {terraform: [aws_s3_bucket_policy, aws_s3_bucket, aws_iam_policy_document]}
#   reads: {terraform: [aws_s3_bucket, aws_s3_bucket_policy, aws_iam_policy_document]}
#   aliases:
#     - CKV_AWS_70
#     - FG_R00211
#     - s3_bucket_policy_restrict_public_access
#   fixable: false
#   settings:
#     narrowing_conditions:
#       description: Condition keys that limit who calls, when compared for equality or with an address range.
#       default:
#         - aws:PrincipalAccount
#         - aws:PrincipalArn
#         - aws:PrincipalOrgID
#         - aws:PrincipalOrgPaths
#         - aws:SourceAccount
#         - aws:SourceArn
#         - aws:SourceIp
#         - aws:SourceOrgID
#         - aws:SourceOrgPaths
#         - aws:SourceVpc
#         - aws:SourceVpce
#         - aws:VpcSourceIp
#         - aws:userid
#         - s3:DataAccessPointAccount
#         - s3:DataAccessPointArn
#   remediation: >-
#     Name the accounts or roles in `Principal`, or add a condition that limits who calls: `aws:PrincipalOrgID` for your organisation,
#     `aws:SourceArn` and `aws:SourceAccount` for an AWS service, `aws:SourceVpce` for a VPC endpoint. For a website, let CloudFront read
#     the bucket with an origin access control. Who may read is a decision, so that there is no quick fix.
package plumbline.aws.s3_policy_any_principal

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

attributes := {"aws_s3_bucket_policy": ["policy"], "aws_s3_bucket": ["policy"]}

population contains id if some id in iam.population_in(attributes)

narrowing := settings.value(rego.metadata.chain(), "narrowing_conditions")

statements := iam.statements_in(attributes)

# Where a statement names everyone: `*`, `{"AWS": "*"}`, or all but somebody.
everyone(s) := ({principal.path |
	some principal in iam.principals(s)
	principal.type in {"*", "AWS"}
	principal.value == "*"
} | {["NotPrincipal"] |
	s.names == iam.json_names
	not tf.missing(s.statement, ["NotPrincipal"])
}) | {["not_principals"] |
	s.names == iam.block_names
	tf.blocks(s.statement, "not_principals") != []
}

maybe_everyone(s) if count(everyone(s)) > 0

maybe_everyone(s) if iam.principals_unknown(s)

narrowed(s) if {
	some condition in iam.conditions(s)
	iam.narrows(condition, narrowing)
}

deny contains finding.new(s["in"], tf.path_in(s.statement, place), "The statement grants access to everyone.") if {
	some s in statements
	iam.allows(s)
	some place in everyone(s)
	not narrowed(s)
	not iam.conditions_unknown(s)
}

undecided contains finding.new(s["in"], tf.path_in(s.statement, []), "Who is granted access is not known before apply.") if {
	some s in statements
	iam.maybe_allows(s)
	maybe_everyone(s)
	not narrowed(s)
	not certain(s)
}

certain(s) if {
	iam.allows(s)
	count(everyone(s)) > 0
	not iam.conditions_unknown(s)
}

undecided contains finding.new(text["in"], text.path, text.text) if some text in iam.unread_in(attributes)
