# Variables that quick fixes ask the user to fill in: where a value is wanted that no tool can know (a key, a topic, a role).
package plumbline.lib.variable

# Operations that set `path` to a new variable with a text for its value.
set(path, name, description) := [
	{"op": "set", "path": path, "ref": reference(name)},
	declare(name, description),
]

# The operation that declares a variable with a text for its value, unless there is one of the name.
declare(name, description) := {
	"op": "add_resource",
	"block": "variable",
	"type": "",
	"name": name,
	"body": [
		{"name": "type", "ref": "string"},
		{"name": "description", "value": description},
	],
}

reference(name) := concat(".", ["var", name])
