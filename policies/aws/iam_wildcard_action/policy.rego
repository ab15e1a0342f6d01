# METADATA
# title: IAM policies allow named actions on named resources
# description: >-
#   A wildcard allows what nobody thought of, and every action that AWS adds later. Actions that change something count when they are
#   allowed on every resource; reading is left to `aws-iam-star-star` and to the policies about data.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   id: aws-iam-wildcard-action
#   severity: medium
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Rights are limited to the actions and resources that a role needs.
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
#     - CKV_AWS_49
#     - CKV_AWS_63
#     - CKV_AWS_355
#     - CKV_AWS_356
#     - CKV_AWS_290
#     - CKV_AWS_289
#     - CKV_AWS_111
#     - AWS-0057
#     - AWS-0345
#   fixable: false
#   settings:
#     read_prefixes:
#       description: Beginnings of the names of actions that only read.
#       default: [BatchCheck, BatchGet, Check, Describe, Get, Head, List, Lookup, Query, Scan, Search, Select, View]
#     unscoped_actions:
#       description: Actions, with or without wildcards, that change something and can be allowed on every resource because they know none.
#       default:
#         - "cloudwatch:PutMetricData"
#         - "ec2messages:*"
#         - "kms:CreateKey"
#         - "logs:PutResourcePolicy"
#         - "ssm:UpdateInstanceInformation"
#         - "ssmmessages:*"
#         - "xray:Put*"
#   remediation: >-
#     List the actions (`s3:GetObject`, `s3:PutObject`) and the ARNs of the resources; IAM Access Analyzer generates them from CloudTrail
#     activity. Where an action knows no resources, add it to the setting `unscoped_actions`. No tool knows which actions are needed, so
#     that there is no quick fix.
package plumbline.aws.iam_wildcard_action

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains id if some id in iam.identity_population

read_prefixes := settings.value(rego.metadata.chain(), "read_prefixes")

unscoped := settings.value(rego.metadata.chain(), "unscoped_actions")

# `*`, or everything that a service can do.
wildcard(action) if regex.match(`^([A-Za-z0-9-]+:)?[*]+$`, action)

wildcard(action) if action == "*:*"

harmless(action) if {
	some pattern in unscoped
	iam.matches(pattern, action)
}

harmless(action) if {
	[_, name] := split(action, ":")
	some prefix in read_prefixes
	startswith(lower(name), lower(prefix))
}

# Items of actions that are everything a service can do.
wildcards(s) := [item |
	some item in iam.items(s, "action")
	wildcard(item.value)
	not harmless(item.value)
]

# Known actions that change something, where no wildcard says more.
changing(s) := [item.value |
	some item in iam.items(s, "action")
	not harmless(item.value)
]

on_everything(s) := [item.path |
	some item in iam.items(s, "resource")
	item.value == "*"
]

# A condition limits what is allowed; which one is not judged.
conditional(s) if count(iam.conditions(s)) > 0

conditional(s) if iam.conditions_unknown(s)

deny contains finding.new(s["in"], tf.path_in(s.statement, item.path), text) if {
	some s in iam.identity_statements
	iam.allows(s)
	some item in wildcards(s)
	text := concat("", ["`", item.value, "` allows every action", of_service(item.value), "."])
}

of_service(action) := concat("", [" of ", service]) if {
	[service, _] := split(action, ":")
	service != "*"
} else := ""

deny contains finding.new(s["in"], tf.path_in(s.statement, place), text) if {
	some s in iam.identity_statements
	iam.allows(s)
	wildcards(s) == []
	not conditional(s)
	some place in on_everything(s)
	actions := changing(s)
	count(actions) > 0
	text := concat("", ["On every resource, the statement allows ", concat(", ", [quoted(a) | some a in array.slice(actions, 0, 3)]), rest(count(actions) - 3), "."])
}

deny contains finding.new(s["in"], tf.path_in(s.statement, [s.names.not_action]), "The statement allows every action but those listed.") if {
	some s in iam.identity_statements
	iam.allows(s)
	not tf.missing(s.statement, [s.names.not_action])
	not conditional(s)
	count(on_everything(s)) > 0
}

quoted(action) := concat("", ["`", action, "`"])

rest(n) := "" if n <= 0

rest(n) := concat("", [" and ", format_int(n, 10), " more"]) if n > 0

undecided contains finding.new(s["in"], tf.path_in(s.statement, []), "What the statement allows is not known before apply.") if {
	some s in iam.identity_statements
	iam.maybe_allows(s)
	open_question(s)
	not decided(s)
}

# Which actions there are.
open_question(s) if iam.unknown_items(s, "action")

# Whether actions that change something are allowed on everything.
open_question(s) if {
	count(changing(s)) > 0
	not conditional(s)
	iam.some_open_leaf(s, [s.names.resource])
}

open_question(s) if {
	not iam.allows(s)
	count(changing(s)) > 0
}

decided(s) if {
	iam.allows(s)
	count(wildcards(s)) > 0
}

decided(s) if {
	iam.allows(s)
	not conditional(s)
	count(on_everything(s)) > 0
	count(changing(s)) > 0
}

undecided contains finding.new(text["in"], text.path, text.text) if some text in iam.identity_unread
