# Turns what `terraform show -json` prints, a plan or a state, into Plumbline's resources, so that the same policies judge it.
# Follows https://developer.hashicorp.com/terraform/internals/json-format. What a plan deletes is not judged.
package plumbline.lib.plan

# Managed resources as the plan leaves them.
resources contains r if {
	some change in input.resource_changes
	judged(change)
	r := {
		"framework": "terraform",
		"id": change.address,
		"address": change.address,
		"type": change.type,
		"name": change.name,
		"mode": change.mode,
		"values": as_object(change.change.after),
		"unknown": unknown_of(change),
		"references": references_of(change),
		"documents": [],
		"constants": constants_of(change),
	}
}

# A state, or a document with planned values alone: everything in it is known.
resources contains r if {
	not input.resource_changes
	some key in ["values", "planned_values"]
	walk(input[key], [path, list])
	path[count(path) - 1] == "resources"
	some resource in list
	r := known_resource(resource)
}

# Data sources that were read while planning are in the state only.
resources contains r if {
	input.resource_changes
	walk(input.prior_state.values, [path, list])
	path[count(path) - 1] == "resources"
	some resource in list
	resource.mode == "data"
	not changed[resource.address]
	r := known_resource(resource)
}

known_resource(resource) := {
	"framework": "terraform",
	"id": resource.address,
	"address": resource.address,
	"type": resource.type,
	"name": resource.name,
	"mode": resource.mode,
	"values": as_object(object.get(resource, "values", {})),
	"unknown": false,
	"references": references_of(resource),
	"documents": [],
	"constants": constants_of(resource),
}

changed[change.address] if some change in input.resource_changes

judged(change) if {
	some action in change.change.actions
	not action in {"delete", "forget"}
}

as_object(v) := v if is_object(v)

as_object(v) := {} if not is_object(v)

# What is unknown after apply. An attribute that the configuration does not write and the provider will compute counts as
# absent, as it does in the configuration itself.
unknown_of(change) := tree if {
	written := configured[base(change)].expressions
	tree := {key: part |
		some key, part in after_unknown(change)
		not computed(written, key, part)
	}
}

unknown_of(change) := after_unknown(change) if not configured[base(change)].expressions

after_unknown(change) := object.get(change.change, "after_unknown", {})

computed(written, key, part) if {
	part == true
	not written[key]
}

# ---- configuration -----------------------------------------------------------------------------------------------

# Resources of the configuration by address without indexes, with the address of the module they stand in.
configured[address] := {"scope": scope, "expressions": object.get(resource, "expressions", {})} if {
	some scope, module in modules
	some resource in module.resources
	address := in_scope(scope, resource.address)
}

modules[scope] := module if {
	walk(input.configuration.root_module, [path, module])
	is_module(path)
	scope := concat(".", [concat(".", ["module", path[i]]) |
		some i in numbers.range(0, count(path) - 1)
		i % 3 == 1
	])
}

is_module(path) if count(path) == 0

is_module(path) if {
	count(path) % 3 == 0
	path[count(path) - 1] == "module"
	path[count(path) - 3] == "module_calls"
}

in_scope(scope, address) := address if scope == ""

in_scope(scope, address) := concat(".", [scope, address]) if scope != ""

# References as `{path, resource, attribute}`, followed through module arguments and outputs.
references_of(resource) := [reference |
	found := configured[base(resource)]
	walk(found.expressions, [path, names])
	path[count(path) - 1] == "references"
	some name in names
	some node in reached(node_of(found.scope, name))
	[scope, target] := split(node, "|")
	parts := split(target, ".")
	some start in [type_index(parts)]
	count(parts) >= start + 2
	reference := {
		"path": array.slice(path, 0, count(path) - 1),
		"resource": in_scope(scope, concat(".", array.slice(parts, 0, start + 2))),
		"attribute": array.slice(parts, start + 2, count(parts)),
	}
]

# Paths that the configuration writes as constants or takes from the default of a root variable: in the code, for everyone to read.
constants_of(resource) := [array.slice(path, 0, count(path) - 1) |
	found := configured[base(resource)]
	walk(found.expressions, [path, v])
	is_constant(found.scope, path[count(path) - 1], v)
]

is_constant(_, "constant_value", v) if v != null

is_constant("", "references", names) if {
	some name in names
	startswith(name, "var.")
	variable := trim_prefix(name, "var.")
	default_value := input.configuration.root_module.variables[variable]["default"]
	default_value == input.variables[variable].value
}

type_index(parts) := 1 if parts[0] == "data"

type_index(parts) := 0 if not parts[0] in {"data", "var", "local", "module", "each", "count", "path", "self", "terraform"}

# `graph.reachable` leaves out nodes without edges of their own: those are what is looked for.
reached(node) := union({{node}} | {edges[inner] | some inner in graph.reachable(edges, {node})})

# From a module's variable to what its call passes; from a module's output to what it gives out.
edges[from] contains to if {
	some scope, module in modules
	some call, definition in module.module_calls
	some argument, expression in definition.expressions
	walk(expression, [path, names])
	path[count(path) - 1] == "references"
	some name in names
	from := node_of(in_scope(scope, concat(".", ["module", call])), concat(".", ["var", argument]))
	to := node_of(scope, name)
}

edges[from] contains to if {
	some scope, module in modules
	some call, definition in module.module_calls
	some output, declaration in definition.module.outputs
	some name in declaration.expression.references
	from := node_of(scope, concat(".", ["module", call, output]))
	to := node_of(in_scope(scope, concat(".", ["module", call])), name)
}

node_of(scope, name) := concat("|", [scope, without_indexes(name)])

base(resource) := without_indexes(resource.address)

# An address without the instance keys of `count` and `for_each`: `module.a["x"].b.c[0]` is `module.a.b.c`.
without_indexes(address) := address if not contains(address, "[")

without_indexes(address) := strings.replace_n({match: "" | some [match] in matches}, address) if {
	contains(address, "[")
	matches := regex.find_all_string_submatch_n(`\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\]`, address, -1)
}
