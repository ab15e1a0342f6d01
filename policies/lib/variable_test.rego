package plumbline.lib.variable_test

import data.plumbline.lib.variable

test_sets_and_declares if {
	[set, declared] := variable.set(["kms_key_id"], "key_arn", "ARN of the key.")
	set == {"op": "set", "path": ["kms_key_id"], "ref": "var.key_arn"}
	declared.block == "variable"
	declared.name == "key_arn"
	{"name": "type", "ref": "string"} in declared.body
	{"name": "description", "value": "ARN of the key."} in declared.body
}
