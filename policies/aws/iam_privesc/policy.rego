# METADATA
# title: IAM policies do not let their holder become an administrator
# description: >-
#   Some rights can be turned into all rights: who may attach policies, change them, make keys for others, or pass any role to a machine or
#   function of their own gives themselves the rest. One stolen key of such an identity costs the account.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
# custom:
#   id: aws-iam-privesc
#   severity: high
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Nobody extends their own rights; whoever grants rights is somebody else.
#     - id: CC3.3
#       strength: supporting
#       rationale: Ways in which trusted people or stolen credentials could be misused are known and closed.
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
#     - CKV_AWS_110
#     - CKV_AWS_286
#     - iam_inline_policy_allows_privilege_escalation
#   fixable: false
#   settings:
#     escalations:
#       description: Sets of actions, each with a name, that together make an administrator when one policy allows them on every resource.
#       default:
#         attach-group-policy: ["iam:AttachGroupPolicy"]
#         attach-role-policy: ["iam:AttachRolePolicy"]
#         attach-user-policy: ["iam:AttachUserPolicy"]
#         add-user-to-group: ["iam:AddUserToGroup"]
#         create-access-key: ["iam:CreateAccessKey"]
#         create-login-profile: ["iam:CreateLoginProfile"]
#         create-policy-version: ["iam:CreatePolicyVersion"]
#         pass-role-cloudformation: ["iam:PassRole", "cloudformation:CreateStack"]
#         pass-role-codebuild: ["iam:PassRole", "codebuild:CreateProject"]
#         pass-role-datapipeline: ["iam:PassRole", "datapipeline:CreatePipeline"]
#         pass-role-ec2: ["iam:PassRole", "ec2:RunInstances"]
#         pass-role-ecs: ["iam:PassRole", "ecs:RunTask", "ecs:RegisterTaskDefinition"]
#         pass-role-glue: ["iam:PassRole", "glue:CreateDevEndpoint"]
#         pass-role-lambda: ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"]
#         pass-role-sagemaker: ["iam:PassRole", "sagemaker:CreateNotebookInstance"]
#         put-group-policy: ["iam:PutGroupPolicy"]
#         put-role-policy: ["iam:PutRolePolicy"]
#         put-user-policy: ["iam:PutUserPolicy"]
#         set-default-policy-version: ["iam:SetDefaultPolicyVersion"]
#         update-assume-role-policy: ["iam:UpdateAssumeRolePolicy", "sts:AssumeRole"]
#         update-function-code: ["lambda:UpdateFunctionCode"]
#         update-login-profile: ["iam:UpdateLoginProfile"]
#   remediation: >-
#     Name the resources: the roles that may be passed (`iam:PassRole` on their ARNs), the policies that may be changed. Keep the
#     administration of IAM to a role of its own, and set a permissions boundary with the condition `iam:PermissionsBoundary`. What is
#     needed no tool knows, so that there is no quick fix.
package plumbline.aws.iam_privesc

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains id if some id in iam.identity_population

escalations := settings.value(rego.metadata.chain(), "escalations")

# Statements that allow on every resource, without a condition that limits it.
broad := [s |
	some s in iam.identity_statements
	iam.allows(s)
	some item in iam.items(s, "resource")
	regex.match(`^[*]$|^arn:[^:]*:[a-z*]+:[^:]*:[^:]*:([a-z-]+/)?[*]$`, item.value)
	not limited(s)
]

# Which service a role is passed to limits little: the service then acts with the role.
limited(s) if {
	some condition in iam.conditions(s)
	condition.key != "iam:passedtoservice"
}

limited(s) if iam.conditions_unknown(s)

# The items of a policy's statements that allow an action.
allowing(r, document, action) := [{"statement": s.statement, "path": item.path} |
	some s in broad
	s["in"].id == r.id
	s.document == document
	some item in iam.items(s, "action")
	iam.matches(item.value, action)
	not denied(r, document, action)
]

# A statement of the same policy takes it back.
denied(r, document, action) if {
	some s in iam.identity_statements
	s["in"].id == r.id
	s.document == document
	iam.denies(s)
	iam.conditions(s) == []
	some resource in iam.items(s, "resource")
	resource.value == "*"
	some item in iam.items(s, "action")
	iam.matches(item.value, action)
}

places := {{"in": s["in"], "document": s.document} | some s in broad}

# The escalations that a policy allows: the finding stands at the first action of the set.
found := [{"in": place["in"], "path": tf.path_in(first.statement, first.path), "actions": actions} |
	some place in places
	some _, actions in escalations
	every action in actions {
		count(allowing(place["in"], place.document, action)) > 0
	}
	first := allowing(place["in"], place.document, actions[0])[0]
]

deny contains finding.new(r, path, text) if {
	some {"in": r, "path": path, "actions": _} in found
	ways := sort({way | some entry in found; entry["in"].id == r.id; entry.path == path; way := concat(" + ", entry.actions)})
	text := concat("", ["Whoever has this policy can become an administrator: ", concat(", ", array.slice(ways, 0, 3)), rest(count(ways) - 3), "."])
}

rest(n) := "" if n <= 0

rest(n) := concat("", [" and ", format_int(n, 10), " more"]) if n > 0

undecided contains finding.new(s["in"], tf.path_in(s.statement, []), "What the statement allows is not known before apply.") if {
	some s in iam.identity_statements
	iam.maybe_allows(s)
	not limited(s)
	open_question(s)
	not has_found(s["in"])
}

has_found(r) if {
	some entry in found
	entry["in"].id == r.id
}

open_question(s) if {
	iam.some_open_leaf(s, [s.names.action])
	not narrow(s)
}

# Actions of which escalations are made, on resources that are not known.
open_question(s) if {
	iam.some_open_leaf(s, [s.names.resource])
	some _, actions in escalations
	some item in iam.items(s, "action")
	iam.matches(item.value, actions[0])
}

open_question(s) if {
	tf.unknown(s.statement, [s.names.effect])
	some _, actions in escalations
	some item in iam.items(s, "action")
	iam.matches(item.value, actions[0])
}

# All resources are known, and none is everything.
narrow(s) if {
	not iam.some_open_leaf(s, [s.names.resource])
	every item in iam.items(s, "resource") {
		not endswith(item.value, "*")
	}
}

undecided contains finding.new(text["in"], text.path, text.text) if some text in iam.identity_unread
