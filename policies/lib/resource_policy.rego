# Policies that are attached to a resource (a queue, a repository) and say who may use it: JSON texts whose statements name
# principals. A text that an `aws_iam_policy_document` makes comes with its resource, decoded as far as it is known.
package plumbline.lib.resource_policy

import data.plumbline.lib.terraform as tf

# The statements of the policy text at `path`; their paths start at the resource.
statements(r, path) := tf.blocks(tf.document(r, path), "Statement")

# Where a statement certainly lets everybody in, as paths from the resource: a wildcard for principal, and no condition that limits
# who that is. `keys` are the condition keys that do.
open_places(statement, keys) := {tf.path_in(statement, place) |
	tf.value(statement, ["Effect"]) == "Allow"
	not narrowed(statement, keys)
	tf.is_known(statement, ["Condition"])
	some place in everybody(statement)
} | {tf.path_in(statement, place) |
	tf.value(statement, ["Effect"]) == "Allow"
	tf.missing(statement, ["Condition"])
	some place in everybody(statement)
}

# Whether a statement lets everybody in is not known.
undecided(statement, keys) if {
	not closed(statement, keys)
	count(open_places(statement, keys)) == 0
}

closed(statement, _) if tf.value(statement, ["Effect"]) != "Allow"

closed(statement, keys) if narrowed(statement, keys)

# Only certain principals: every one that is not known is an attribute of a resource, and so no wildcard.
closed(statement, _) if {
	count(everybody(statement)) == 0
	not tf.unknown(statement, ["Principal"])
	not tf.unknown(statement, ["Principal", "AWS"])
	unknown_principals(statement) == []
	tf.missing(statement, ["NotPrincipal"])
}

unknown_principals(statement) := [i |
	some i, _ in as_list(tf.value(statement, ["Principal", "AWS"]))
	tf.unknown(statement, ["Principal", "AWS", i])
] if {
	tf.value(statement, ["Principal", "AWS"])
} else := []

as_list(v) := v if is_array(v)

as_list(v) := [v] if is_string(v)

# Paths of what stands for everybody, from the statement.
everybody(statement) := ({["Principal"] | tf.value(statement, ["Principal"]) == "*"} | {["Principal", name] | some name in ["AWS", "*"]; tf.value(statement, ["Principal", name]) == "*"}) | ({["Principal", "AWS", i] |
	is_array(tf.value(statement, ["Principal", "AWS"]))
	some i, v in tf.value(statement, ["Principal", "AWS"])
	v == "*"
} | {["NotPrincipal"] | tf.is_known(statement, ["NotPrincipal"])})

# A condition that only certain accounts, resources or networks fulfil. What it compares with need not be known.
narrowed(statement, keys) if {
	some operator, comparison in tf.value(statement, ["Condition"])
	compares(operator)
	some key, _ in comparison
	lower(key) in {lower(wanted) | some wanted in keys}
	not compared_with_all(comparison[key])
}

narrowed(statement, keys) if {
	some operator, comparison in object.get(statement.unknown, "Condition", {})
	compares(operator)
	some key, unknown in comparison
	unknown == true
	lower(key) in {lower(wanted) | some wanted in keys}
}

# Not the negated ones, nor those that hold where the key is absent.
compares(operator) if regex.match(`^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$`, operator)

compared_with_all(v) if {
	some one in as_list(v)
	one in {"*", "0.0.0.0/0", "::/0"}
}
