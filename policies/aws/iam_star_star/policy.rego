# METADATA
# title: IAM policies do not allow everything on everything
# description: >-
#   A statement that allows every action on every resource makes an administrator of whoever holds it: one stolen key, one forged request in one
#   application, and the whole account is lost.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-star-star
#   severity: critical
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Rights follow what a role needs; a statement of two wildcards follows nothing.
#     - id: CC6.1
#       strength: direct
#       rationale: Access to systems and data is limited to what has been granted on purpose.
#     - id: CC1.3
#       strength: supporting
#       rationale: Authority is given in line with responsibilities instead of all at once.
#   targets:
#     terraform:
#       - aws_iam_policy
#       - aws_iam_role_policy
#       - aws_iam_user_policy
#       - aws_iam_group_policy
#       - aws_iam_role
#       - aws_ssoadmin_permission_set_inline_policy
#       - aws_iam_policy_document
#   reads: {terraform: [aws_organizations_policy]}
#   aliases:
#     - CKV_AWS_1
#     - CKV_AWS_62
#     - CKV2_AWS_40
#     - FG_R00092
#     - iam_customer_attached_policy_no_administrative_privileges
#     - iam_inline_policy_no_administrative_privileges
#     - iam_policy_no_star_star
#   fixable: false
#   remediation: >-
#     List the actions and the resources that are needed. No tool knows which those are, so that there is no quick fix: start with the services
#     that the role uses (`s3:GetObject` on one bucket's ARN), generate a policy from its CloudTrail activity with IAM Access Analyzer,
#     and keep administration to a role that people take for a limited time, with MFA, where it is approved and recorded. Where an exception is
#     right, waive it with its reason and an end date.
package plumbline.aws.iam_star_star

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.terraform as tf

population contains id if some id in iam.identity_population

# Where a wildcard stands, as paths from the statement.
stars(s, part) := {item.path |
	some item in iam.items(s, part)
	item.value in {"*", "*:*"}
}

maybe_star(s, part) if count(stars(s, part)) > 0

maybe_star(s, part) if iam.unknown_items(s, part)

deny contains finding.new(s["in"], tf.path_in(s.statement, place), "The statement allows every action on every resource.") if {
	some s in iam.identity_statements
	iam.allows(s)
	some place in stars(s, "action")
	count(stars(s, "resource")) > 0
}

undecided contains finding.new(s["in"], tf.path_in(s.statement, []), "What the statement allows is not known before apply.") if {
	some s in iam.identity_statements
	iam.maybe_allows(s)
	maybe_star(s, "action")
	maybe_star(s, "resource")
	not certain(s)
}

certain(s) if {
	iam.allows(s)
	count(stars(s, "action")) > 0
	count(stars(s, "resource")) > 0
}

undecided contains finding.new(text["in"], text.path, text.text) if some text in iam.identity_unread
