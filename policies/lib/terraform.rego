# Terraform resources and three-valued questions about them.
#
# A value is known, absent (not written, or null) or unknown (not decided before apply). Every helper is a positive statement
# that holds for one of the three and is undefined otherwise: `not` on a question about a value that may be unknown is the
# classic false alarm, so there is a helper for each answer instead.
#
# A resource, a nested block (`blocks`) and a decoded document (`document`) are asked with the same helpers.
package plumbline.lib.terraform

import data.plumbline.lib.plan

# ---- resources ---------------------------------------------------------------------------------------------------

# The managed resources of a type.
resources(type) := object.get(managed, type, {})

# The data sources of a type.
data_sources(type) := object.get(data_source, type, {})

# Terraform's own blocks: `provider`, `terraform`, `module`, `variable`.
toplevel(type) := object.get(block, type, {})

# The managed resource with an id.
resource(type, id) := managed[type][id]

managed[r.type][r.id] := r if {
	some r in input.resources
	r.framework == "terraform"
	r.mode == "managed"
}

managed[r.type][r.id] := r if {
	some r in plan.resources
	r.mode == "managed"
}

data_source[r.type][r.id] := r if {
	some r in input.resources
	r.framework == "terraform"
	r.mode == "data"
}

data_source[r.type][r.id] := r if {
	some r in plan.resources
	r.mode == "data"
}

block[r.type][r.id] := r if {
	some r in input.resources
	r.framework == "terraform"
	r.mode == "block"
}

# ---- values ------------------------------------------------------------------------------------------------------

# The known value at a path. Parts of an object or a list may still be unknown: see `fully_known`.
value(r, path) := v if {
	v := object.get(r.values, path, null)
	v != null
	not unknown(r, path)
}

# The value at a path cannot be decided: it, or what it is part of, is unknown.
unknown(r, _) if r.unknown == true

unknown(r, path) if {
	is_object(r.unknown)
	some i in numbers.range(1, count(path))
	object.get(r.unknown, array.slice(path, 0, i), false) == true
}

# An object some of whose keys are not known (`"*"`): a key that is not written may still be there.
unknown(r, path) if {
	is_object(r.unknown)
	some i in numbers.range(0, count(path) - 1)
	here := array.slice(path, 0, i)
	object.get(r.unknown, array.concat(here, ["*"]), false) == true
	object.get(r.values, array.slice(path, 0, i + 1), null) == null
}

# An empty list counts as absent: it is how plans write a block that is not there.
is_known(r, path) if {
	v := value(r, path)
	v != []
}

# Known with all of its parts.
fully_known(r, path) if {
	value(r, path) != null
	not has_unknown_part(r, path)
}

# The value is unknown, or a part of it is.
has_unknown_part(r, path) if unknown(r, path)

has_unknown_part(r, path) if {
	is_object(r.unknown)
	walk(object.get(r.unknown, path, false), [_, true])
}

# Certainly not written (or null, or an empty list).
missing(r, path) if {
	object.get(r.values, path, null) in {null, []}
	not unknown(r, path)
}

# Terraform converts the strings "true" and "false" where it wants a bool.
is_true(r, path) if value(r, path) in {true, "true"}

is_false(r, path) if value(r, path) in {false, "false"}

# Certainly false, where absent means false.
missing_or_false(r, path) if missing(r, path)

missing_or_false(r, path) if is_false(r, path)

# Certainly absent, or certainly this value.
absent_or(r, path, _) if missing(r, path)

absent_or(r, path, expected) if value(r, path) == expected

# Certainly written and not null: a known value, or one that is taken from a resource.
given(r, path) if is_known(r, path)

given(r, path) if refers(r, path)

# A known number; Terraform converts numeric strings.
number(r, path) := to_number(value(r, path))

# ---- nested blocks -----------------------------------------------------------------------------------------------

# The known blocks of a name, as a list of `{path, values, unknown}`; `path` starts at the resource. A single object in the
# place of a list, as JSON documents have it, counts as one whose path has no index.
blocks(r, name) := [block_at(r, [name, i]) |
	some i, v in object.get(r.values, name, [])
	is_object(v)
	not unknown(r, [name, i])
] if {
	not is_object(object.get(r.values, name, []))
}

blocks(r, name) := [block_at(r, [name])] if {
	is_object(r.values[name])
	not unknown(r, [name])
}

block_at(r, path) := {
	"path": array.concat(object.get(r, "path", []), path),
	"values": object.get(r.values, path, {}),
	"unknown": part(r, path),
}

# Some block of the name cannot be decided: how many there are, or a whole one of them.
blocks_unknown(r, name) if unknown(r, [name])

blocks_unknown(r, name) if {
	is_object(r.unknown)
	some true in as_list(object.get(r.unknown, name, []))
}

# The path of an attribute of a block, from the resource.
path_in(b, path) := array.concat(object.get(b, "path", []), path)

part(r, path) := object.get(r.unknown, path, false) if is_object(r.unknown)

part(r, _) := r.unknown if is_boolean(r.unknown)

as_list(v) := v if is_array(v)

as_list(v) := [v] if is_object(v)

as_list(v) := [] if is_boolean(v)

as_list(v) := [] if is_null(v)

as_list(v) := [v] if is_string(v)

as_list(v) := [v] if is_number(v)

# ---- documents ---------------------------------------------------------------------------------------------------

# The JSON document that is the text of an attribute, as `{path, values, unknown}`. Undefined when it is not known, or no JSON.
document(r, path) := {"path": path, "values": d.value, "unknown": d.unknown} if {
	some d in r.documents
	d.path == path
}

document(r, path) := {"path": path, "values": decoded, "unknown": false} if {
	not given_document(r, path)
	text := value(r, path)
	is_string(text)
	decoded := json.unmarshal(text)
}

given_document(r, path) if {
	some d in r.documents
	d.path == path
}

# The text is unknown, or not all of it can be read.
document_unknown(r, path) if {
	unknown(r, path)
	not given_document(r, path)
}

# ---- links between resources -------------------------------------------------------------------------------------

# `sibling` belongs to `target`: its attribute at `path` refers to it, or both have the same known name (an attribute of the
# same name as the path's last step: `bucket`).
linked(sibling, path, target) if {
	some reference in object.get(sibling, "references", [])
	reference.path == path
	direct(reference)
	same_resource(reference.resource, target)
}

linked(sibling, path, target) if {
	name := value(sibling, path)
	is_string(name)
	name == value(target, [path[count(path) - 1]])
}

# It cannot be decided whether `sibling` belongs to `target`: its attribute is unknown and refers to no resource, or it is a
# known name and the target's is not known.
maybe_linked(sibling, path, target) if {
	unknown(sibling, path)
	not refers(sibling, path)
	not linked(sibling, path, target)
}

maybe_linked(sibling, path, target) if {
	is_known(sibling, path)
	unknown(target, [path[count(path) - 1]])
	not refers(sibling, path)
}

# Who `siblings` belong to by their attribute at `path`, found once for all targets: for `has_sibling` and `may_have_sibling`, which
# answer as `linked` and `maybe_linked` do.
links(siblings, path) := {
	"ids": {reference.resource: true |
		some sibling in siblings
		some reference in sibling.references
		reference.path == path
		direct(reference)
	},
	"names": {name: true |
		some sibling in siblings
		name := value(sibling, path)
		is_string(name)
	},
	"open": count([1 |
		some sibling in siblings
		unknown(sibling, path)
		not refers(sibling, path)
	]),
	"named_only": count([1 |
		some sibling in siblings
		is_known(sibling, path)
		not refers(sibling, path)
	]),
}

has_sibling(found, target, _) if found.ids[target.id]

has_sibling(found, target, _) if found.ids[without_indexes[target.id]]

has_sibling(found, target, name) if found.names[value(target, name)]

may_have_sibling(found, _, _) if found.open > 0

may_have_sibling(found, target, name) if {
	found.named_only > 0
	unknown(target, name)
}

# The value at `path` is an attribute of some resource or data source.
refers(r, path) if {
	some reference in object.get(r, "references", [])
	reference.path == path
	direct(reference)
	not startswith(reference.resource, "var.")
}

# The value at `path`, or a part of it, is that of a variable or a resource: it is not written here.
comes_from_elsewhere(r, path) if {
	some reference in object.get(r, "references", [])
	array.slice(reference.path, 0, count(path)) == path
	direct(reference)
}

# Not made from the attribute, nor only perhaps it: `"${a.b.c}-x"` and `var.d ? a.b.c : e` are no such references.
direct(reference) if not reference.derived

# The entries that link a sibling to be added to `r`, one for each of its instances: `bucket = aws_s3_bucket.logs.id`.
link_entries(r, name, attribute) := [{"name": name, "ref": concat(".", [r.type, r.name, attribute])}] if {
	not repetition(r)
}

link_entries(r, name, attribute) := [
	{"name": "count", "ref": concat("", ["length(", r.type, ".", r.name, ")"])},
	{"name": name, "ref": concat("", [r.type, ".", r.name, "[count.index].", attribute])},
] if {
	repetition(r) == "count"
}

link_entries(r, name, attribute) := [
	{"name": "for_each", "ref": concat(".", [r.type, r.name])},
	{"name": name, "ref": concat(".", ["each.value", attribute])},
] if {
	repetition(r) == "for_each"
}

# What repeats the block: said of a block that stands for all of its instances, to be seen in the address of one of them.
repetition(r) := r.repetition

repetition(r) := "count" if regex.match(`\[[0-9]+\]$`, r.address)

repetition(r) := "for_each" if endswith(r.address, `"]`)

# A reference names the target itself, or all instances of its `count` or `for_each`.
same_resource(id, target) if id == target.id

same_resource(id, target) if id == without_indexes[target.id]

without_indexes[id] := plan.without_indexes(id) if {
	some type
	some id, _ in managed[type]
	contains(id, "[")
}
