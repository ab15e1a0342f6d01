# Inputs for the policies' tests. A test file by its name, so that it is not compiled into the bundle.
package plumbline.lib.given

# The input with these resources.
terraform(resources) := {"plumbline": 1, "select": {}, "settings": {}, "resources": resources}

# One resource, `<type>.example`, with all of its values known.
one(type, values) := terraform([resource(type, values)])

# One resource of which parts are unknown.
partly(type, values, unknown) := terraform([object.union(resource(type, values), {"unknown": unknown})])

resource(type, values) := named(type, "example", values)

named(type, name, values) := {
	"framework": "terraform",
	"id": concat(".", [type, name]),
	"address": concat(".", [type, name]),
	"type": type,
	"name": name,
	"mode": "managed",
	"values": values,
	"unknown": false,
	"references": [],
	"documents": [],
}

data_source(type, values) := object.union(resource(type, values), {
	"mode": "data",
	"id": concat(".", ["data", type, "example"]),
	"address": concat(".", ["data", type, "example"]),
})

# A resource whose attribute is unknown because it refers to another resource.
referring(type, values, attribute, target) := object.union(resource(type, values), {
	"unknown": {attribute: true},
	"references": [{"path": [attribute], "resource": target, "attribute": ["id"]}],
})
