# METADATA
# title: KMS key policies do not trust everyone
# description: >-
#   A key policy that allows every principal lets other AWS accounts use the key, and whoever gets at the encrypted data can decrypt
#   it. A condition on the caller's account or organisation narrows it down and is accepted.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key_policy
#   - https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
# custom:
#   id: aws-kms-policy-star
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: The right to use a key stays with known identities.
#     - id: CC6.3
#       strength: supporting
#       rationale: Who may use a key follows from a role, not from having heard of the key.
#   targets: {terraform: [aws_kms_key, aws_kms_external_key, aws_kms_replica_key, aws_kms_key_policy, aws_iam_policy_document]}
#   reads: {terraform: [aws_kms_key, aws_kms_external_key, aws_kms_replica_key, aws_kms_key_policy, aws_iam_policy_document]}
#   aliases:
#     - CKV_AWS_33
#   fixable: false
#   settings:
#     limiting_conditions:
#       description: Condition keys, in lower case, that narrow a statement for everyone down to known callers.
#       default:
#         - kms:calleraccount
#         - aws:principalaccount
#         - aws:principalarn
#         - aws:principalorgid
#         - aws:principalorgpaths
#         - aws:sourceaccount
#         - aws:sourcearn
#         - aws:sourceorgid
#         - aws:sourceorgpaths
#         - aws:userid
#   remediation: >-
#     Name the accounts or roles that may use the key: `Principal = { AWS = "arn:aws:iam::111122223333:root" }`, or a service with
#     `aws:SourceAccount`. Which those are no tool knows, so that there is no quick fix. Where a service needs `"*"`, add a condition
#     on `kms:CallerAccount`.
package plumbline.aws.kms_policy_star

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

keys[r.id] := r if {
	some type in ["aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_key_policy"]
	some r in tf.resources(type)
}

policy_path := ["policy"]

# A policy that an aws_iam_policy_document makes is judged there.
made_by_document(r) if {
	some reference in r.references
	reference.path == policy_path
	contains(reference.resource, "data.aws_iam_policy_document.")
}

documents[r.id] := r if {
	some r in tf.data_sources("aws_iam_policy_document")
	some key in keys
	some reference in key.references
	reference.path == policy_path
	tf.same_resource(reference.resource, r)
}

population contains id if some id, _ in keys

population contains id if some id, _ in documents

# ---- statements, each with the principals that stand in it -------------------------------------------------------

statements contains {"in": r, "statement": statement, "names": json_names} if {
	some r in keys
	not made_by_document(r)
	document := tf.document(r, policy_path)
	some statement in tf.blocks(document, "Statement")
}

statements contains {"in": r, "statement": statement, "names": block_names} if {
	some r in documents
	some statement in tf.blocks(r, "statement")
}

json_names := {"effect": "Effect", "condition": "Condition"}

block_names := {"effect": "effect", "condition": "condition"}

may_allow(statement, names) if tf.absent_or(statement, [names.effect], "Allow")

may_allow(statement, names) if tf.unknown(statement, [names.effect])

certainly_allows(statement, names) if tf.absent_or(statement, [names.effect], "Allow")

# Places of principals, as paths from the statement.
places(statement, names) := array.concat(
	[["Principal"], ["Principal", "AWS"]],
	[["Principal", "AWS", i] | some i, _ in array_at(statement, ["Principal", "AWS"])],
) if {
	names == json_names
}

places(statement, names) := [["principals", i, "identifiers", j] |
	names == block_names
	some i, principals in object.get(statement.values, "principals", [])
	object.get(principals, "type", "AWS") in {"AWS", "*"}
	some j, _ in array_at(statement, ["principals", i, "identifiers"])
] if {
	names == block_names
}

array_at(statement, path) := list if {
	list := object.get(statement.values, path, [])
	is_array(list)
} else := []

stars(statement, names) := [place |
	some place in places(statement, names)
	tf.value(statement, place) == "*"
]

# ---- conditions --------------------------------------------------------------------------------------------------

limiting_keys := settings.value(rego.metadata.chain(), "limiting_conditions")

comparing := `^((foranyvalue|forallvalues):)?(string|arn)(equals|like|equalsignorecase)$`

exact := `^((foranyvalue|forallvalues):)?(stringequals|stringequalsignorecase|arnequals)$`

limited(statement, names) if {
	names == json_names
	some operator, tests in tf.value(statement, ["Condition"])
	regex.match(comparing, lower(operator))
	some key, value in tests
	lower(key) in limiting_keys
	not "*" in as_list(value)
}

# An exact comparison limits whatever it compares with.
limited(statement, names) if {
	names == json_names
	is_object(statement.unknown)
	some operator, tests in object.get(statement.unknown, "Condition", {})
	regex.match(exact, lower(operator))
	is_object(tests)
	some key, _ in tests
	lower(key) in limiting_keys
}

limited(statement, names) if {
	names == block_names
	some condition in tf.blocks(statement, "condition")
	regex.match(comparing, lower(tf.value(condition, ["test"])))
	lower(tf.value(condition, ["variable"])) in limiting_keys
	not "*" in array_at(condition, ["values"])
	known_or_exact(condition)
}

known_or_exact(condition) if not tf.has_unknown_part(condition, ["values"])

known_or_exact(condition) if regex.match(exact, lower(tf.value(condition, ["test"])))

as_list(value) := value if is_array(value)

as_list(value) := [value] if not is_array(value)

may_be_limited(statement, names) if tf.has_unknown_part(statement, [names.condition])

# ---- verdicts ----------------------------------------------------------------------------------------------------

deny contains finding.new(r, tf.path_in(statement, place), "The key policy allows every principal, of any account.") if {
	some {"in": r, "statement": statement, "names": names} in statements
	certainly_allows(statement, names)
	some place in stars(statement, names)
	not limited(statement, names)
	not may_be_limited(statement, names)
}

undecided contains finding.new(r, tf.path_in(statement, []), "Whether a statement for everyone is narrowed down is not known before apply.") if {
	some {"in": r, "statement": statement, "names": names} in statements
	may_allow(statement, names)
	count(stars(statement, names)) > 0
	not limited(statement, names)
	is_open(statement, names)
}

is_open(statement, names) if may_be_limited(statement, names)

is_open(statement, names) if not certainly_allows(statement, names)

undecided contains finding.new(r, tf.path_in(statement, place), "Whom the key policy allows is not known before apply.") if {
	some {"in": r, "statement": statement, "names": names} in statements
	may_allow(statement, names)
	count(stars(statement, names)) == 0
	not limited(statement, names)
	some place in open_places(statement, names)
	not from_a_resource(r, tf.path_in(statement, place))
}

open_places(statement, names) := [place | some place in deepest(statement, names); tf.unknown(statement, place)]

# One place for what is unknown as a whole.
deepest(statement, names) := places(statement, names) if not tf.unknown(statement, ["Principal"])

deepest(statement, _) := [["Principal"]] if tf.unknown(statement, ["Principal"])

# The ARN of a role, or a text with the number of an account in it, is not everyone.
from_a_resource(r, path) if {
	some reference in r.references
	array.slice(reference.path, 0, count(path)) == path
	not startswith(reference.resource, "var.")
}

undecided contains finding.new(r, ["statement"], "Not all principals of the document are known before apply.") if {
	some r in documents
	some statement in tf.blocks(r, "statement")
	has_open_principals(statement)
}

has_open_principals(statement) if tf.blocks_unknown(statement, "principals")

has_open_principals(statement) if {
	some principals in tf.blocks(statement, "principals")
	tf.unknown(principals, ["identifiers"])
}

undecided contains finding.new(r, policy_path, "The key policy is not known before apply.") if {
	some r in keys
	tf.document_unknown(r, policy_path)
	not made_by_document(r)
}

undecided contains finding.new(r, policy_path, "The key policy cannot be read as JSON.") if {
	some r in keys
	tf.is_known(r, policy_path)
	not tf.document(r, policy_path)
}

undecided contains finding.new(r, policy_path, "Not all statements of the key policy are known before apply.") if {
	some r in keys
	not made_by_document(r)
	document := tf.document(r, policy_path)
	tf.blocks_unknown(document, "Statement")
}

undecided contains finding.new(r, [name], "Not all of the policy document is known before apply.") if {
	some r in documents
	some name in ["statement", "source_policy_documents", "override_policy_documents", "source_json", "override_json"]
	is_incomplete(r, name)
}

is_incomplete(r, name) if {
	name == "statement"
	tf.blocks_unknown(r, name)
}

is_incomplete(r, name) if {
	name != "statement"
	not tf.missing(r, [name])
}
