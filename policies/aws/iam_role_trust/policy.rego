# METADATA
# title: Roles trust named identities only
# description: >-
#   Who a role trusts can become that role. A trust in everyone hands its rights to the internet; a trust in a whole account, with no
#   condition, to everyone there who may assume roles, and to whoever tricks them.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
# custom:
#   id: aws-iam-role-trust
#   severity: high
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Who may act in a role follows from who needs it.
#     - id: CC6.1
#       strength: direct
#       rationale: A role is taken by known identities only.
#   targets: {terraform: [aws_iam_role, aws_iam_policy_document]}
#   reads: {terraform: [aws_iam_role, aws_iam_policy_document]}
#   aliases:
#     - CKV_AWS_60
#     - CKV_AWS_61
#   fixable: false
#   settings:
#     trusted_accounts:
#       description: Numbers of accounts that may be trusted as a whole without a condition.
#       default: []
#     narrowing_conditions:
#       description: Condition keys that limit who takes a role, when compared for equality or with an address range.
#       default:
#         - aws:PrincipalAccount
#         - aws:PrincipalArn
#         - aws:PrincipalOrgID
#         - aws:PrincipalOrgPaths
#         - aws:SourceAccount
#         - aws:SourceArn
#         - aws:SourceIp
#         - aws:SourceVpc
#         - aws:SourceVpce
#         - aws:userid
#         - sts:ExternalId
#   remediation: >-
#     Name the role or user that may take the role, by its ARN, instead of `*` or `arn:aws:iam::…:root`. Where another organisation takes
#     it, ask for an `sts:ExternalId`; within yours, for `aws:PrincipalOrgID` or `aws:PrincipalArn`. Put accounts of yours that may be
#     trusted as a whole into the setting `trusted_accounts`.
package plumbline.aws.iam_role_trust

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

attributes := {"aws_iam_role": ["assume_role_policy"]}

population contains id if some id in iam.population_in(attributes)

trusted := settings.value(rego.metadata.chain(), "trusted_accounts")

narrowing := settings.value(rego.metadata.chain(), "narrowing_conditions")

statements := iam.statements_in(attributes)

narrowed(s) if {
	some condition in iam.conditions(s)
	iam.narrows(condition, narrowing)
}

# Everyone: `*`, or the whole of any account.
everyone(principal) if {
	principal.type in {"*", "AWS"}
	principal.value == "*"
}

everyone(principal) if {
	principal.type == "AWS"
	regex.match(`^arn:[^:]*:iam::[*?]+:`, principal.value)
}

# The number of an account that is trusted as a whole.
account(principal) := number if {
	principal.type == "AWS"
	[_, number] := regex.find_all_string_submatch_n(`^(?:arn:[^:]*:iam::)?([0-9]{12})(?::root)?$`, principal.value, 1)[0]
	not number in trusted
}

open(s) := {[principal.path, "Everyone can take this role."] |
	some principal in iam.principals(s)
	everyone(principal)
} | {[principal.path, text] |
	some principal in iam.principals(s)
	text := concat("", ["Everyone in account ", account(principal), " who may assume roles can take this role."])
}

deny contains finding.new(s["in"], tf.path_in(s.statement, path), text) if {
	some s in statements
	iam.allows(s)
	some [path, text] in open(s)
	not narrowed(s)
	not whole_account_with_condition(s, path)
	not iam.conditions_unknown(s)
}

# An account's own people with any condition at all (MFA, a session's name): somebody thought about it.
whole_account_with_condition(s, path) if {
	count(iam.conditions(s)) > 0
	some principal in iam.principals(s)
	principal.path == path
	account(principal)
}

undecided contains finding.new(s["in"], tf.path_in(s.statement, []), "Who can take this role is not known before apply.") if {
	some s in statements
	iam.maybe_allows(s)
	not narrowed(s)
	open_question(s)
	not decided(s)
}

open_question(s) if iam.principals_unknown(s)

open_question(s) if {
	count(open(s)) > 0
	iam.conditions_unknown(s)
}

open_question(s) if {
	count(open(s)) > 0
	not iam.allows(s)
}

decided(s) if {
	iam.allows(s)
	count(open(s)) > 0
	not iam.conditions_unknown(s)
}

undecided contains finding.new(text["in"], text.path, text.text) if some text in iam.unread_in(attributes)
