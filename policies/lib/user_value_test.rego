package plumbline.lib.user_value_test

import data.plumbline.lib.user_value

change := {"title": "Do it", "operations": [user_value.variable("key", "string", "What belongs there.")]}

test_variable_has_type_and_description if {
	[entry.name | some entry in change.operations[0].body] == ["type", "description"]
}

test_offered_in_the_root_module_only if {
	user_value.offered({"id": "a.b", "address": "a.b"}, [], "Text.", change).fix == change
	not user_value.offered({"id": "module.c.a.b", "address": "module.c.a.b"}, [], "Text.", change).fix
}
