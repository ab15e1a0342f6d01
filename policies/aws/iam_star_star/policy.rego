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
import data.plumbline.lib.terraform as tf

# ---- where policies are written ----------------------------------------------------------------------------------

attributes := {
	"aws_iam_policy": "policy",
	"aws_iam_role_policy": "policy",
	"aws_iam_user_policy": "policy",
	"aws_iam_group_policy": "policy",
	"aws_ssoadmin_permission_set_inline_policy": "inline_policy",
}

# JSON texts, each with the resource it stands in. A text that an aws_iam_policy_document makes is judged there.
texts contains {"in": r, "path": [attribute]} if {
	some type, attribute in attributes
	some r in tf.resources(type)
	not made_by_document(r, [attribute])
}

texts contains {"in": r, "path": path} if {
	some r in tf.resources("aws_iam_role")
	some inline in tf.blocks(r, "inline_policy")
	path := tf.path_in(inline, ["policy"])
	not made_by_document(r, path)
	not tf.missing(r, path)
}

texts contains {"in": r, "path": [attribute, i]} if {
	some r in documents
	some attribute in ["source_policy_documents", "override_policy_documents"]
	some i, _ in object.get(r.values, attribute, [])
	not made_by_document(r, [attribute, i])
}

made_by_document(r, path) if {
	some reference in r.references
	reference.path == path
	contains(reference.resource, "data.aws_iam_policy_document.")
}

# Guard rails of an organisation allow everything and deny what must not be: their documents grant nothing.
documents[r.id] := r if {
	some r in tf.data_sources("aws_iam_policy_document")
	not is_guard_rail(r)
}

is_guard_rail(document) if {
	some r in tf.resources("aws_organizations_policy")
	some reference in r.references
	tf.same_resource(reference.resource, document)
}

population contains text["in"].id if some text in texts

population contains r.id if some r in unknown_inline

population contains id if some id, _ in documents

unknown_inline contains r if {
	some r in tf.resources("aws_iam_role")
	tf.blocks_unknown(r, "inline_policy")
}

# ---- statements --------------------------------------------------------------------------------------------------

statements contains {"in": text["in"], "statement": statement, "names": json_names} if {
	some text in texts
	document := tf.document(text["in"], text.path)
	some statement in tf.blocks(document, "Statement")
}

# With a principal it belongs to a resource, and `*` means that resource.
statements contains {"in": r, "statement": statement, "names": block_names} if {
	some r in documents
	some statement in tf.blocks(r, "statement")
	tf.blocks(statement, "principals") == []
	not tf.blocks_unknown(statement, "principals")
}

json_names := {"effect": "Effect", "action": "Action", "resource": "Resource"}

block_names := {"effect": "effect", "action": "actions", "resource": "resources"}

allows(statement, names) if tf.value(statement, [names.effect]) == "Allow"

allows(statement, names) if {
	names == block_names
	tf.missing(statement, [names.effect])
}

maybe_allows(statement, names) if allows(statement, names)

maybe_allows(statement, names) if tf.unknown(statement, [names.effect])

# Where a wildcard stands, as paths from the statement.
stars(statement, name) := {[name] |
	tf.value(statement, [name]) in {"*", "*:*"}
} | {[name, i] |
	is_array(tf.value(statement, [name]))
	some i, v in tf.value(statement, [name])
	v in {"*", "*:*"}
}

maybe_star(statement, name) if count(stars(statement, name)) > 0

maybe_star(statement, name) if tf.has_unknown_part(statement, [name])

# ---- verdicts ----------------------------------------------------------------------------------------------------

deny contains finding.new(r, tf.path_in(statement, place), "The statement allows every action on every resource.") if {
	some {"in": r, "statement": statement, "names": names} in statements
	allows(statement, names)
	some place in stars(statement, names.action)
	count(stars(statement, names.resource)) > 0
}

undecided contains finding.new(r, tf.path_in(statement, []), "What the statement allows is not known before apply.") if {
	some {"in": r, "statement": statement, "names": names} in statements
	maybe_allows(statement, names)
	maybe_star(statement, names.action)
	maybe_star(statement, names.resource)
	not certain(statement, names)
}

certain(statement, names) if {
	allows(statement, names)
	count(stars(statement, names.action)) > 0
	count(stars(statement, names.resource)) > 0
}

undecided contains finding.new(text["in"], text.path, "The policy document is not known before apply.") if {
	some text in texts
	tf.document_unknown(text["in"], text.path)
}

undecided contains finding.new(text["in"], text.path, "The policy document cannot be read as JSON.") if {
	some text in texts
	tf.is_known(text["in"], text.path)
	not tf.document(text["in"], text.path)
}

undecided contains finding.new(text["in"], text.path, "Not all statements of the policy are known before apply.") if {
	some text in texts
	tf.blocks_unknown(tf.document(text["in"], text.path), "Statement")
}

undecided contains finding.new(r, [name], "Not all of the policy document is known before apply.") if {
	some r in documents
	some name in ["statement", "source_policy_documents", "override_policy_documents"]
	tf.blocks_unknown(r, name)
	not tf.refers(r, [name])
}

undecided contains finding.new(r, ["inline_policy"], "Not all inline policies are known before apply.") if some r in unknown_inline
