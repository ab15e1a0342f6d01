# METADATA
# title: Roles for build systems trust your repositories only
# description: >-
#   Every repository on GitHub gets tokens of the same issuer. A role that trusts the issuer and does not ask for the repository, in the
#   claim `sub`, can be taken by a workflow that anybody writes.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_openid_connect_provider
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html
# custom:
#   id: aws-iam-oidc-trust
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: A role is taken by the build system of known repositories only.
#     - id: CC6.3
#       strength: supporting
#       rationale: What a workflow may do follows from the repository that it is in.
#     - id: CC8.1
#       strength: direct
#       rationale: Deployments come from repositories in which changes are reviewed.
#   targets: {terraform: [aws_iam_role, aws_iam_policy_document]}
#   reads: {terraform: [aws_iam_role, aws_iam_policy_document, aws_iam_openid_connect_provider]}
#   aliases:
#     - CKV_AWS_358
#     - CKV_AWS_393
#   fixable: true
#   settings:
#     issuers:
#       description: Issuers whose tokens everybody can get, so that the claim `sub` has to be asked for.
#       default: [token.actions.githubusercontent.com]
#   remediation: >-
#     Add a condition on the claim: `StringLike = { "token.actions.githubusercontent.com:sub" = "repo:your-organisation/your-repository:*"
#     }`, best with the branch or the environment. The quick fix puts the variable `github_subjects` into an `aws_iam_policy_document`, for
#     you to fill; in JSON texts you write it yourself.
package plumbline.aws.iam_oidc_trust

import data.plumbline.lib.finding
import data.plumbline.lib.iam
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

attributes := {"aws_iam_role": ["assume_role_policy"]}

issuers := settings.value(rego.metadata.chain(), "issuers")

population contains id if some id in iam.population_in(attributes)

statements := iam.statements_in(attributes)

# The issuer that a statement trusts: named in the principal, by a provider of the module, or in a condition on its claims.
trusts(s, issuer) if {
	some principal in iam.principals(s)
	principal.type == "Federated"
	endswith(principal.value, concat("", ["oidc-provider/", issuer]))
}

trusts(s, issuer) if {
	some provider in tf.resources("aws_iam_openid_connect_provider")
	trim_prefix(tf.value(provider, ["url"]), "https://") == issuer
	some reference in s["in"].references
	tf.same_resource(reference.resource, provider)
	array.slice(reference.path, 0, count(s.statement.path) + 1) == tf.path_in(s.statement, [iam.principal_attribute(s)])
}

trusts(s, issuer) if {
	some condition in iam.conditions(s)
	startswith(condition.key, concat("", [issuer, ":"]))
}

subjects(s, issuer) := [condition |
	some condition in iam.conditions(s)
	condition.key == concat("", [issuer, ":sub"])
	condition.operator in {"stringequals", "stringlike", "stringequalsignorecase"}
]

# `*`, `repo:*`, `repo:*/*`, …: anybody's repository.
anybody(subject) if regex.match(`^[*?]*$|^repo:[^/]*[*?]|^repo:?$`, subject)

limited(s, issuer) if {
	some condition in subjects(s, issuer)
	count(condition.values) > 0
	not condition.unknown
	every subject in condition.values {
		not anybody(subject)
	}
}

# A part of it is for a variable or a resource to say.
maybe_limited(s, issuer) if {
	some condition in subjects(s, issuer)
	condition.unknown
}

maybe_limited(s, _) if iam.conditions_unknown(s)

deny contains object.union(finding.new(s["in"], tf.path_in(s.statement, place(s)), text), change(s, issuer)) if {
	some s in statements
	iam.allows(s)
	some issuer in issuers
	trusts(s, issuer)
	not limited(s, issuer)
	not maybe_limited(s, issuer)
	text := concat("", ["Any repository whose tokens are issued by ", issuer, " can take this role."])
}

# At the conditions, or where they would be.
place(s) := [condition_attribute(s)]

condition_attribute(s) := "Condition" if s.names == iam.json_names

condition_attribute(s) := "condition" if s.names == iam.block_names

undecided contains finding.new(s["in"], tf.path_in(s.statement, []), "Which repositories can take this role is not known before apply.") if {
	some s in statements
	iam.maybe_allows(s)
	some issuer in issuers
	trusts(s, issuer)
	not limited(s, issuer)
	open_question(s, issuer)
}

open_question(s, issuer) if maybe_limited(s, issuer)

open_question(s, _) if not iam.allows(s)

undecided contains finding.new(text["in"], text.path, text.text) if some text in iam.unread_in(attributes)

# ---- fix ---------------------------------------------------------------------------------------------------------

# Where the statement has no condition on the claim yet: a document's block.
change(s, issuer) := {"fix": finding.fix("Ask for your repositories", [
	{"op": "add_block", "path": tf.path_in(s.statement, ["condition"]), "body": [
		{"name": "test", "value": "StringLike"},
		{"name": "variable", "value": concat("", [issuer, ":sub"])},
		{"name": "values", "ref": "var.github_subjects"},
	]},
	{
		"op": "add_resource",
		"block": "variable",
		"type": "",
		"name": "github_subjects",
		"body": [
			{"name": "type", "ref": "list(string)"},
			{"name": "description", "value": "Claims of the repositories that may take the role: repo:organisation/repository:*"},
		],
	},
])} if {
	s.names == iam.block_names
	subjects(s, issuer) == []
} else := {}
