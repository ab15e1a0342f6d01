# Conditions of IAM statements: what narrows a statement to certain callers. Part of plumbline.lib.iam, which says what a statement is.
package plumbline.lib.iam

import data.plumbline.lib.terraform as tf

# `{operator, key, values, unknown}`: operator and key in lower case without a `ForAnyValue:`; `unknown` where some value is not known.
conditions(s) := array.concat(json_conditions(s), block_conditions(s))

json_conditions(s) := [condition |
	s.names == json_names
	some operator in keys(s.statement, ["Condition"])
	some key in keys(s.statement, ["Condition", operator])
	path := ["Condition", operator, key]
	condition := {
		"operator": plain_operator(operator),
		"key": lower(key),
		"values": [v | some [_, v] in one_or_list(object.get(s.statement.values, path, []), [])],
		"unknown": unknown_flag(s.statement, path),
	}
]

block_conditions(s) := [condition |
	s.names == block_names
	some c in tf.blocks(s.statement, "condition")
	condition := {
		"operator": plain_operator(tf.value(c, ["test"])),
		"key": lower(tf.value(c, ["variable"])),
		"values": [v | some v in object.get(c.values, "values", [])],
		"unknown": unknown_flag(c, ["values"]),
	}
]

plain_operator(text) := parts[count(parts) - 1] if parts := split(lower(text), ":")

keys(block, path) := {key | some key, _ in object.get(block.values, path, {})} | {key |
	is_object(block.unknown)
	some key, _ in object.get(block.unknown, path, {})
	key != "*"
}

unknown_flag(block, path) if tf.has_unknown_part(block, path)

unknown_flag(block, path) := false if not tf.has_unknown_part(block, path)

# There may be conditions that cannot be seen.
conditions_unknown(s) if {
	s.names == json_names
	tf.unknown(s.statement, ["Condition"])
}

conditions_unknown(s) if {
	s.names == json_names
	is_object(s.statement.unknown)
	walk(object.get(s.statement.unknown, "Condition", false), [path, true])
	count(path) < 2
}

conditions_unknown(s) if {
	s.names == json_names
	is_object(s.statement.unknown)
	walk(object.get(s.statement.unknown, "Condition", false), [path, true])
	path[count(path) - 1] == "*"
}

conditions_unknown(s) if tf.blocks_unknown(s.statement, "condition")

conditions_unknown(s) if {
	some c in tf.blocks(s.statement, "condition")
	some name in ["test", "variable"]
	tf.unknown(c, [name])
}

# A condition that limits who may call to some of everyone: an equality or an address range, on one of the keys, with no value that admits all.
narrows(condition, keys_that_narrow) if {
	condition.key in {lower(key) | some key in keys_that_narrow}
	limits(condition.operator)
	every v in condition.values {
		not admits_all(v)
	}
}

limits(operator) if {
	regex.match(`^(string|arn)(equals|equalsignorecase|like)$|^ipaddress$`, operator)
}

admits_all(v) if regex.match(`^[*?]*$|^arn:[*]:|^[0-9.]+/[01]$|^::/0$`, v)
