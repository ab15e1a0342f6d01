# METADATA
# title: IAM users get their rights from groups or roles
# description: >-
#   Rights that are attached to single users are the ones that nobody finds when somebody changes jobs or leaves, and that no review
#   covers. Groups and roles can be reviewed.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_policy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_policy_attachment
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy_attachment
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
# custom:
#   id: aws-iam-user-policy
#   severity: medium
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Rights follow roles that can be reviewed, and not single people.
#     - id: CC6.2
#       strength: direct
#       rationale: When somebody joins or leaves, membership is what changes, and nothing is forgotten.
#     - id: CC1.3
#       strength: supporting
#       rationale: Who may do what follows from responsibilities.
#   targets: {terraform: [aws_iam_user_policy, aws_iam_user_policy_attachment, aws_iam_policy_attachment]}
#   aliases:
#     - CKV_AWS_40
#     - AWS-0143
#     - FG_R00007
#     - iam_policy_attached_only_to_group_or_roles
#     - iam_user_no_inline_attached_policies
#   fixable: false
#   remediation: >-
#     Attach the policy to a group (`aws_iam_group_policy_attachment`) and make the user a member of it (`aws_iam_user_group_membership`);
#     better still, give people roles through IAM Identity Center. Which group that is, is a decision, so that there is no quick fix.
package plumbline.aws.iam_user_policy

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

own[r.id] := r if {
	some type in ["aws_iam_user_policy", "aws_iam_user_policy_attachment"]
	some r in tf.resources(type)
}

population contains id if some id, _ in own

population contains r.id if some r in tf.resources("aws_iam_policy_attachment")

deny contains finding.new(r, ["user"], "The policy belongs to a single user.") if some r in own

deny contains finding.new(r, ["users"], "The policy is attached to single users.") if {
	some r in tf.resources("aws_iam_policy_attachment")
	names_users(r)
}

# A list of which some item is known to be there names somebody, whoever that is.
names_users(r) if count(tf.value(r, ["users"])) > 0

# So does a list that is taken from users.
names_users(r) if {
	tf.unknown(r, ["users"])
	tf.refers(r, ["users"])
}

undecided contains finding.new(r, ["users"], "Whether the policy is attached to single users is not known before apply.") if {
	some r in tf.resources("aws_iam_policy_attachment")
	tf.unknown(r, ["users"])
	not tf.refers(r, ["users"])
}
