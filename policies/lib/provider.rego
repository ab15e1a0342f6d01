# The provider versions that a configuration allows, for attributes whose default changed with one.
package plumbline.lib.provider

import data.plumbline.lib.terraform as tf

# Certainly `major` or later: some constraint on the provider excludes what is before. One constraint is enough, whichever module it
# stands in, as all of them have to hold. A policy that asks has `terraform` among its `reads`.
at_least(name, major) if {
	some block in tf.toplevel("terraform")
	some required in tf.blocks(block, "required_providers")
	some part in split(constraint(tf.value(required, [name])), ",")
	[_, lowest] := regex.find_all_string_submatch_n(`^\s*(?:=|>=|~>|>)?\s*v?([0-9]+)`, part, 1)[0]
	to_number(lowest) >= major
}

# Terraform 0.12 wrote the constraint alone.
constraint(requirement) := requirement if is_string(requirement)

constraint(requirement) := requirement.version if is_object(requirement)
