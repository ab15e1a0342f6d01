# METADATA
# title: Groups of people ask for MFA
# description: >-
#   A password alone is enough to use the rights of a group, unless a policy of it asks for a second factor. Passwords get out; a second
#   factor makes that bearable. A statement counts, in any policy of the group, with a condition on `aws:MultiFactorAuthPresent`.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group_policy
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
# custom:
#   id: aws-iam-mfa-group
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Who people are is proved by more than a password.
#     - id: CC6.6
#       strength: supporting
#       rationale: A password that got out is not enough to get in from outside.
#   targets: {terraform: [aws_iam_group]}
#   reads:
#     terraform:
#       - aws_iam_group
#       - aws_iam_group_policy
#       - aws_iam_group_policy_attachment
#       - aws_iam_group_policy_attachments_exclusive
#       - aws_iam_policy_attachment
#       - aws_iam_policy
#       - aws_iam_policy_document
#   aliases:
#     - AWS-0123
#     - iam_user_mfa_enabled
#   fixable: true
#   settings:
#     allowed_without_mfa:
#       description: The actions that the policy of the quick fix leaves allowed without MFA, so that people can set it up.
#       default:
#         - "iam:ChangePassword"
#         - "iam:CreateVirtualMFADevice"
#         - "iam:EnableMFADevice"
#         - "iam:GetMFADevice"
#         - "iam:GetUser"
#         - "iam:ListMFADevices"
#         - "iam:ListVirtualMFADevices"
#         - "iam:ResyncMFADevice"
#         - "sts:GetSessionToken"
#   remediation: >-
#     Attach a policy that denies what is done without MFA, as the quick fix adds it: all but what it takes to set up MFA, in an
#     `aws_iam_policy_document` with the condition `BoolIfExists` `aws:MultiFactorAuthPresent` `false`. Try it with one group first: access
#     keys without MFA stop working for its members.
package plumbline.aws.iam_mfa_group

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.s3
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_iam_group")

# ---- the policies of a group -------------------------------------------------------------------------------------

inline(group) := {r.id: r |
	some r in tf.resources("aws_iam_group_policy")
	belongs(r, ["group"], group)
}

# A group is named by its name.
belongs(r, path, group) if tf.linked(r, path, group)

belongs(r, path, group) if tf.value(r, path) == tf.value(group, ["name"])

# What attaches a managed policy to groups.
own(group) := {r.id: r |
	some r in tf.resources("aws_iam_group_policy_attachment")
	belongs(r, ["group"], group)
}

shared(group) := {r.id: r |
	some r in tf.resources("aws_iam_policy_attachment")
	some i, _ in object.get(r.values, "groups", [])
	belongs(r, ["groups", i], group)
}

attachments(group) := object.union(own(group), shared(group))

attached(group) := {policy.id: policy |
	some attachment in attachments(group)
	some policy in tf.resources("aws_iam_policy")
	some reference in attachment.references
	reference.path == ["policy_arn"]
	tf.same_resource(reference.resource, policy)
}

policies(group) := object.union(inline(group), attached(group))

asks(group) if {
	some r in policies(group)
	some s in s3.policy_statements(r)
	some condition in iam.conditions(s)
	condition.key == "aws:multifactorauthpresent"
}

# ---- what cannot be seen -----------------------------------------------------------------------------------------

maybe_asks(group) if {
	some r in policies(group)
	s3.policy_unread(r)
}

maybe_asks(group) if {
	some r in policies(group)
	some s in s3.policy_statements(r)
	iam.conditions_unknown(s)
}

# A managed policy that is not of this configuration. None of AWS's own asks for MFA.
maybe_asks(group) if {
	some attachment in attachments(group)
	not of_aws(attachment)
	not of_this_configuration(attachment)
}

of_aws(attachment) if regex.match(`^arn:[^:]*:iam::aws:policy/`, tf.value(attachment, ["policy_arn"]))

of_this_configuration(attachment) if {
	some policy in tf.resources("aws_iam_policy")
	some reference in attachment.references
	reference.path == ["policy_arn"]
	tf.same_resource(reference.resource, policy)
}

# A policy of a group that is not known.
maybe_asks(_) if {
	some type in ["aws_iam_group_policy", "aws_iam_group_policy_attachment"]
	some r in tf.resources(type)
	tf.unknown(r, ["group"])
	not tf.refers(r, ["group"])
}

deny contains finding.fixable(r, [], "No policy of the group asks for MFA.", add_policy(r)) if {
	some r in tf.resources("aws_iam_group")
	not asks(r)
	not maybe_asks(r)
}

undecided contains finding.new(r, [], "Whether a policy of the group asks for MFA is not known before apply.") if {
	some r in tf.resources("aws_iam_group")
	not asks(r)
	maybe_asks(r)
}

# ---- fix ---------------------------------------------------------------------------------------------------------

allowed := settings.value(rego.metadata.chain(), "allowed_without_mfa")

add_policy(r) := finding.fix("Ask for MFA", [
	{
		"op": "add_resource",
		"block": "data",
		"type": "aws_iam_policy_document",
		"name": name(r),
		"body": [{"name": "statement", "block": [
			{"name": "sid", "value": "DenyWithoutMfa"},
			{"name": "effect", "value": "Deny"},
			{"name": "not_actions", "value": allowed},
			{"name": "resources", "value": ["*"]},
			{"name": "condition", "block": [
				{"name": "test", "value": "BoolIfExists"},
				{"name": "variable", "value": "aws:MultiFactorAuthPresent"},
				{"name": "values", "value": ["false"]},
			]},
		]}],
	},
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_iam_group_policy",
		"name": name(r),
		"body": array.concat(tf.link_entries(r, "group", "name"), [{
			"name": "policy",
			"ref": concat("", ["data.aws_iam_policy_document.", name(r), ".json"]),
		}]),
	},
])

name(r) := concat("", [r.name, "_mfa"])
