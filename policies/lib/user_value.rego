# Fixes that need a value which only the user knows (a key, a bucket, an ARN): it is taken from a new variable, which Terraform
# asks for and which says in its description what belongs there.
package plumbline.lib.user_value

import data.plumbline.lib.finding

# The operation that adds the variable. `type` is an expression: `string`, `list(string)`.
variable(name, type, description) := {
	"op": "add_resource",
	"block": "variable",
	"type": "",
	"name": name,
	"body": [{"name": "type", "ref": type}, {"name": "description", "value": description}],
}

# The finding with its fix, and without where the fix's variable would have no value: in a module that is called.
offered(r, path, text, change) := finding.fixable(r, path, text, change) if not called(r)

offered(r, path, text, _) := finding.new(r, path, text) if called(r)

called(r) if startswith(r.address, "module.")
