# IAM policies in the shapes they are written in: heredoc JSON and `jsonencode` in an attribute, `data.aws_iam_policy_document` with its
# source and override documents. What a document makes is judged where it is written, not where it is used.
#
# A statement is `{"in": resource, "document": path of its text, "statement": block, "names": attribute names of the shape}`; every question is
# asked with that. Texts whose content cannot be read are in `unread`, as `{in, path, text}` with the sentence that says why.
package plumbline.lib.iam

import data.plumbline.lib.plan
import data.plumbline.lib.terraform as tf

# ---- what grants rights to identities ----------------------------------------------------------------------------

identity_attributes := {
	"aws_iam_policy": "policy",
	"aws_iam_role_policy": "policy",
	"aws_iam_user_policy": "policy",
	"aws_iam_group_policy": "policy",
	"aws_ssoadmin_permission_set_inline_policy": "inline_policy",
}

# JSON texts, each with the resource it stands in.
identity_texts contains {"in": r, "path": [attribute]} if {
	some type, attribute in identity_attributes
	some r in tf.resources(type)
	not made_by_document(r, [attribute])
}

identity_texts contains {"in": r, "path": path} if {
	some r in tf.resources("aws_iam_role")
	some inline in tf.blocks(r, "inline_policy")
	path := tf.path_in(inline, ["policy"])
	not made_by_document(r, path)
	not tf.missing(r, path)
}

identity_texts contains text if {
	some r in identity_documents
	some text in sources(r)
}

# Guard rails of an organisation allow everything and deny what must not be: their documents grant nothing.
identity_documents[r.id] := r if {
	some r in all_documents
	not is_guard_rail(r)
}

is_guard_rail(document) if {
	some r in tf.resources("aws_organizations_policy")
	some reference in r.references
	same_document(reference.resource, document)
}

identity_population contains text["in"].id if some text in identity_texts

identity_population contains r.id if some r in unknown_inline

identity_population contains id if some id, _ in identity_documents

unknown_inline contains r if {
	some r in tf.resources("aws_iam_role")
	tf.blocks_unknown(r, "inline_policy")
}

# A statement with a principal belongs to a resource, and `*` means that resource: those are left out.
identity_statements := [s |
	some s in array.concat(statements_of_texts(identity_texts), statements_of_documents(identity_documents))
	not names_principals(s)
]

names_principals(s) if {
	s.names == block_names
	tf.blocks(s.statement, "principals") != []
}

names_principals(s) if {
	s.names == block_names
	tf.blocks_unknown(s.statement, "principals")
}

identity_unread := (unread_texts(identity_texts) | unread_documents(identity_documents)) | {{
	"in": r,
	"path": ["inline_policy"],
	"text": "Not all inline policies are known before apply.",
} |
	some r in unknown_inline
}

# ---- policies of resources ---------------------------------------------------------------------------------------

# JSON texts in attributes of resources. `wanted` says which: `{"aws_s3_bucket_policy": ["policy"]}`.
texts_in(wanted) := {text |
	some type, attributes in wanted
	some r in tf.resources(type)
	some attribute in attributes
	not tf.missing(r, [attribute])
	not made_by_document(r, [attribute])
	text := {"in": r, "path": [attribute]}
} | {text |
	some r in documents_in(wanted)
	some text in sources(r)
}

# The documents that are used in those attributes, directly or as a source of another.
documents_in(wanted) := {r.id: r |
	some r in all_documents
	plan.without_indexes(r.id) in graph.reachable(document_edges, used_in(wanted))
}

used_in(wanted) := {plan.without_indexes(reference.resource) |
	some type, attributes in wanted
	some r in tf.resources(type)
	some reference in r.references
	reference.path[0] in attributes
	is_document(reference.resource)
}

# Documents that make the text of an attribute of a resource.
documents_of(r, attribute) := {document.id: document |
	start := {plan.without_indexes(reference.resource) |
		some reference in r.references
		reference.path[0] == attribute
		is_document(reference.resource)
	}
	reached := graph.reachable(document_edges, start)
	some document in all_documents
	plan.without_indexes(document.id) in reached
}

population_in(wanted) := {text["in"].id | some text in texts_in(wanted)} | {id | some id, _ in documents_in(wanted)}

statements_in(wanted) := array.concat(statements_of_texts(texts_in(wanted)), statements_of_documents(documents_in(wanted)))

unread_in(wanted) := unread_texts(texts_in(wanted)) | unread_documents(documents_in(wanted))

# ---- texts and documents -----------------------------------------------------------------------------------------

all_documents := tf.data_sources("aws_iam_policy_document")

document_edges[plan.without_indexes(r.id)] contains plan.without_indexes(reference.resource) if {
	some r in all_documents
	some reference in r.references
	reference.path[0] in source_attributes
	is_document(reference.resource)
}

document_edges[plan.without_indexes(r.id)] contains plan.without_indexes(r.id) if some r in all_documents

is_document(id) if contains(id, "data.aws_iam_policy_document.")

same_document(id, document) if plan.without_indexes(id) == plan.without_indexes(document.id)

made_by_document(r, path) if {
	some reference in r.references
	reference.path == path
	is_document(reference.resource)
}

source_attributes := {"source_policy_documents", "override_policy_documents", "source_json", "override_json"}

# JSON texts that a document takes in.
sources(r) := {{"in": r, "path": [attribute, i]} |
	some attribute in ["source_policy_documents", "override_policy_documents"]
	some i, _ in object.get(r.values, attribute, [])
	not made_by_document(r, [attribute, i])
} | {{"in": r, "path": [attribute]} |
	some attribute in ["source_json", "override_json"]
	not tf.missing(r, [attribute])
	not made_by_document(r, [attribute])
}

statements_of_texts(texts) := [{"in": text["in"], "document": text.path, "statement": statement, "names": json_names} |
	some text in texts
	document := tf.document(text["in"], text.path)
	some statement in tf.blocks(document, "Statement")
]

statements_of_documents(documents) := [{"in": r, "document": [], "statement": statement, "names": block_names} |
	some r in documents
	some statement in tf.blocks(r, "statement")
]

unread_texts(texts) := {{"in": text["in"], "path": text.path, "text": why} |
	some text in texts
	some why in unread_text(text["in"], text.path)
}

unread_text(r, path) := ["The policy document is not known before apply."] if {
	tf.document_unknown(r, path)
} else := ["The policy document cannot be read as JSON."] if {
	tf.is_known(r, path)
	not tf.document(r, path)
} else := ["Not all statements of the policy are known before apply."] if {
	tf.blocks_unknown(tf.document(r, path), "Statement")
} else := []

unread_documents(documents) := {{"in": r, "path": [name], "text": "Not all of the policy document is known before apply."} |
	some r in documents
	some name in ["statement", "source_policy_documents", "override_policy_documents"]
	tf.blocks_unknown(r, name)
	not tf.refers(r, [name])
}

# ---- questions about a statement ---------------------------------------------------------------------------------

json_names := {
	"effect": "Effect",
	"action": "Action",
	"not_action": "NotAction",
	"resource": "Resource",
	"not_resource": "NotResource",
}

block_names := {
	"effect": "effect",
	"action": "actions",
	"not_action": "not_actions",
	"resource": "resources",
	"not_resource": "not_resources",
}

allows(s) if tf.value(s.statement, [s.names.effect]) == "Allow"

# A document's statement allows unless it says otherwise.
allows(s) if {
	s.names == block_names
	tf.missing(s.statement, ["effect"])
}

maybe_allows(s) if allows(s)

maybe_allows(s) if tf.unknown(s.statement, [s.names.effect])

denies(s) if tf.value(s.statement, [s.names.effect]) == "Deny"

# The known strings of a part ("action", "resource", …), which may be one or a list, each with its path from the statement.
items(s, part) := [{"path": [s.names[part]], "value": v}] if {
	v := tf.value(s.statement, [s.names[part]])
	is_string(v)
} else := [{"path": [s.names[part], i], "value": v} |
	list := tf.value(s.statement, [s.names[part]])
	is_array(list)
	some i, v in list
	is_string(v)
]

unknown_items(s, part) if tf.has_unknown_part(s.statement, [s.names[part]])

# An action of a policy (`s3:Get*`) covers an action (`s3:GetObject`). Both in any case.
matches(pattern, _) if pattern in {"*", "*:*"}

matches(pattern, action) if lower(pattern) == lower(action)

matches(pattern, action) if {
	regex.match(`^[A-Za-z0-9:*?_-]+$`, pattern)
	regex.match(`[*?]`, pattern)
	regex.match(concat("", ["^", replace(replace(lower(pattern), "*", ".*"), "?", "."), "$"]), lower(action))
}

# ---- principals --------------------------------------------------------------------------------------------------

# The known principals, each `{type, value, path}`; a bare `*` has the type "*".
principals(s) := array.concat(array.concat(bare_principals(s), typed_principals(s)), block_principals(s))

bare_principals(s) := [{"type": "*", "value": v, "path": ["Principal"]} |
	s.names == json_names
	v := tf.value(s.statement, ["Principal"])
	is_string(v)
]

typed_principals(s) := [{"type": type, "value": v, "path": path} |
	s.names == json_names
	some type, given in object.get(s.statement.values, ["Principal"], {})
	some [path, v] in one_or_list(given, ["Principal", type])
	is_string(v)
]

block_principals(s) := [{"type": tf.value(principal, ["type"]), "value": v, "path": ["principals", i, "identifiers", j]} |
	s.names == block_names
	some i, _ in object.get(s.statement.values, "principals", [])
	principal := tf.block_at(s.statement, ["principals", i])
	some j, v in tf.value(principal, ["identifiers"])
	is_string(v)
]

one_or_list(v, path) := [[path, v]] if not is_array(v)

one_or_list(v, path) := [[array.concat(path, [i]), item] | some i, item in v] if is_array(v)

principal_attribute(s) := "Principal" if s.names == json_names

principal_attribute(s) := "principals" if s.names == block_names

# Some principal is not known, and is not taken from a resource either: it may be anyone.
principals_unknown(s) if some_open_leaf(s, [principal_attribute(s)])

# A part of what stands at a path of the statement is unknown and does not come from a resource.
some_open_leaf(s, path) if {
	some leaf in unknown_leaves(s.statement, path)
	not comes_from_resource(s["in"], tf.path_in(s.statement, leaf))
}

unknown_leaves(block, path) := {array.concat(path, rest) |
	is_object(block.unknown)
	walk(object.get(block.unknown, path, false), [rest, true])
}

comes_from_resource(r, path) if {
	some reference in r.references
	reference.path == path
	not startswith(reference.resource, "var.")
	tf.direct(reference)
}

# A text made with the account's own number or the partition names something certain.
comes_from_resource(r, path) if {
	some reference in r.references
	reference.path == path
	regex.match(`(^|\.)data\.aws_(caller_identity|partition|organizations_organization)\.`, reference.resource)
}
