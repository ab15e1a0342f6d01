# METADATA
# title: No administrator policy of AWS is attached
# description: >-
#   AWS's own administrator policies allow everything, or everything it takes to get there. Whoever gets hold of such an identity has the
#   whole account.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy_attachment
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
# custom:
#   id: aws-iam-admin-attachment
#   severity: high
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Rights follow what a role needs, and administration is not everyday work.
#     - id: CC6.1
#       strength: direct
#       rationale: Access to systems and data is limited to what has been granted on purpose.
#   targets:
#     terraform:
#       - aws_iam_role_policy_attachment
#       - aws_iam_user_policy_attachment
#       - aws_iam_group_policy_attachment
#       - aws_iam_policy_attachment
#       - aws_iam_role_policy_attachments_exclusive
#       - aws_iam_user_policy_attachments_exclusive
#       - aws_iam_group_policy_attachments_exclusive
#       - aws_iam_role
#       - aws_ssoadmin_managed_policy_attachment
#   aliases:
#     - CKV_AWS_274
#     - CKV2_AWS_56
#     - iam_aws_attached_policy_no_administrative_privileges
#   fixable: false
#   settings:
#     policies:
#       description: Names of AWS managed policies that make an administrator.
#       default: [AdministratorAccess, IAMFullAccess, PowerUserAccess]
#   remediation: >-
#     Attach a policy that lists the actions and resources that are needed; generate one from CloudTrail activity with IAM Access Analyzer.
#     Keep administration to a role that people take for a limited time, with MFA, and waive that one with its reason and an end date.
package plumbline.aws.iam_admin_attachment

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

# Attributes that hold ARNs of policies, one or a list.
attributes := {
	"aws_iam_role_policy_attachment": "policy_arn",
	"aws_iam_user_policy_attachment": "policy_arn",
	"aws_iam_group_policy_attachment": "policy_arn",
	"aws_iam_policy_attachment": "policy_arn",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns",
	"aws_iam_user_policy_attachments_exclusive": "policy_arns",
	"aws_iam_group_policy_attachments_exclusive": "policy_arns",
	"aws_iam_role": "managed_policy_arns",
	"aws_ssoadmin_managed_policy_attachment": "managed_policy_arn",
}

judged[r.id] := r if {
	some type, attribute in attributes
	some r in tf.resources(type)
	not says_nothing(r, attribute)
}

says_nothing(r, attribute) if {
	r.type == "aws_iam_role"
	tf.missing(r, [attribute])
}

names := settings.value(rego.metadata.chain(), "policies")

population contains id if some id, _ in judged

# The known ARNs, each with its path.
arns(r) := {[attribute] |
	attribute := attributes[r.type]
	is_string(tf.value(r, [attribute]))
} | {[attribute, i] |
	attribute := attributes[r.type]
	is_array(tf.value(r, [attribute]))
	some i, arn in tf.value(r, [attribute])
	is_string(arn)
}

administrator(arn) := parts[count(parts) - 1] if {
	regex.match(`^arn:[^:]*:iam::aws:policy/`, arn)
	parts := split(arn, "/")
	parts[count(parts) - 1] in names
}

deny contains finding.new(r, path, concat("", ["`", name, "` makes an administrator of whoever has it."])) if {
	some r in judged
	some path in arns(r)
	name := administrator(tf.value(r, path))
}

undecided contains finding.new(r, [attributes[r.type]], "Which policies are attached is not known before apply.") if {
	some r in judged
	some path in unknown_places(r)
	not of_this_configuration(r, path)
}

unknown_places(r) := {array.concat([attributes[r.type]], rest) |
	is_object(r.unknown)
	walk(object.get(r.unknown, attributes[r.type], false), [rest, true])
}

# A policy that the configuration itself makes is none of AWS's.
of_this_configuration(r, path) if {
	some reference in r.references
	reference.path == path
	tf.direct(reference)
	regex.match(`(^|\.)aws_iam_policy\.`, reference.resource)
	not regex.match(`(^|\.)data\.aws_iam_policy\.`, reference.resource)
}
