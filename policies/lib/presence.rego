# Whether an attribute is given at all, where any value will do: a role, a log group, a topic.
package plumbline.lib.presence

import data.plumbline.lib.terraform as tf

# Certainly given: written, taken from a resource, or a text that has words of its own (`"${aws_cloudwatch_log_group.a.arn}:*"`).
given(r, path) if {
	tf.given(r, path)
	not empty(r, path)
}

given(r, path) if {
	some reference in object.get(r, "references", [])
	reference.path == path
	reference.partOfText
}

# Certainly not given.
missing(r, path) if tf.missing(r, path)

missing(r, path) if empty(r, path)

empty(r, path) if tf.value(r, path) == ""

# Not known before apply.
open(r, path) if {
	tf.unknown(r, path)
	not given(r, path)
}
