package plumbline.lib.terraform_test

import data.plumbline.lib.given
import data.plumbline.lib.terraform as tf

# ---- three values ------------------------------------------------------------------------------------------------

r := {
	"values": {
		"yes": true,
		"no": "false",
		"days": "7",
		"empty": [],
		"block": [{"inner": "x"}, null],
		"list": ["a", null],
		"tags": {"a": "b"},
	},
	"unknown": {
		"later": true,
		"block": [{"other": true}, true],
		"list": [false, true],
		"tags": {"*": true},
	},
}

test_value_of_known_only if {
	tf.value(r, ["yes"]) == true
	tf.value(r, ["block", 0, "inner"]) == "x"
	tf.value(r, ["list", 0]) == "a"
	not tf.value(r, ["later"])
	not tf.value(r, ["absent"])
	not tf.value(r, ["list", 1])
	not tf.value(r, ["block", 1, "inner"])
}

test_each_path_has_one_state if {
	every path in [
		["yes"],
		["later"],
		["absent"],
		["empty"],
		["block", 0, "inner"],
		["block", 0, "other"],
		["block", 0, "absent"],
		["block", 1, "inner"],
		["tags", "a"],
		["tags", "c"],
	] {
		states := [1 | some holds in [known(path), unknown(path), missing(path)]; holds]
		count(states) == 1
	}
}

default known(_) := false

known(path) if tf.is_known(r, path)

default unknown(_) := false

unknown(path) if tf.unknown(r, path)

default missing(_) := false

missing(path) if tf.missing(r, path)

test_unknown_below_an_unknown_part if tf.unknown(r, ["block", 1, "inner"])

test_unknown_key_of_an_open_object if {
	tf.unknown(r, ["tags", "c"])
	not tf.unknown(r, ["tags", "a"])
}

test_whole_resource_unknown if tf.unknown({"values": {}, "unknown": true}, ["anything"])

test_nothing_unknown if {
	not tf.unknown({"values": {}, "unknown": false}, ["anything"])
	tf.missing({"values": {}, "unknown": false}, ["anything"])
}

test_booleans_as_terraform_converts_them if {
	tf.is_true(r, ["yes"])
	tf.is_false(r, ["no"])
	tf.number(r, ["days"]) == 7
	not tf.is_false(r, ["absent"])
	not tf.is_false(r, ["later"])
}

test_parts if {
	tf.has_unknown_part(r, ["list"])
	not tf.fully_known(r, ["list"])
	tf.fully_known(r, ["yes"])
}

# ---- blocks and documents ----------------------------------------------------------------------------------------

test_blocks_skip_what_is_unknown if {
	[b.path | some b in tf.blocks(r, "block")] == [["block", 0]]
	tf.blocks_unknown(r, "block")
	not tf.blocks_unknown(r, "empty")
}

test_block_is_asked_like_a_resource if {
	some b in tf.blocks(r, "block")
	tf.value(b, ["inner"]) == "x"
	tf.unknown(b, ["other"])
	tf.path_in(b, ["inner"]) == ["block", 0, "inner"]
}

test_document_of_text if {
	document := tf.document({"values": {"policy": `{"Statement": {"Effect": "Allow"}}`}, "unknown": false}, ["policy"])
	[statement] := tf.blocks(document, "Statement")
	tf.path_in(statement, ["Effect"]) == ["policy", "Statement", "Effect"]
	tf.value(statement, ["Effect"]) == "Allow"
}

test_document_of_no_json if {
	not tf.document({"values": {"policy": "no"}, "unknown": false}, ["policy"])
}

test_document_unknown if {
	tf.document_unknown({"values": {}, "unknown": {"policy": true}}, ["policy"])
	not tf.document_unknown(
		{"values": {}, "unknown": {"policy": true}, "documents": [{"path": ["policy"], "value": {}, "unknown": false}]},
		["policy"],
	)
}

# ---- links -------------------------------------------------------------------------------------------------------

bucket := given.resource("aws_s3_bucket", {"bucket": "logs"})

test_linked_by_reference_or_name if {
	tf.linked(given.referring("x", {}, "bucket", "aws_s3_bucket.example"), ["bucket"], bucket)
	tf.linked(given.resource("x", {"bucket": "logs"}), ["bucket"], bucket)
	not tf.linked(given.resource("x", {"bucket": "other"}), ["bucket"], bucket)
	not tf.linked(given.referring("x", {}, "bucket", "aws_s3_bucket.other"), ["bucket"], bucket)
}

test_not_linked_by_what_is_made_from_a_reference if {
	sibling := object.union(given.resource("x", {}), {
		"unknown": {"bucket": true},
		"references": [{"path": ["bucket"], "resource": "aws_s3_bucket.example", "attribute": ["id"], "derived": true}],
	})
	not tf.linked(sibling, ["bucket"], bucket)
	tf.maybe_linked(sibling, ["bucket"], bucket)
}

test_maybe_linked_only_if_open if {
	tf.maybe_linked({"values": {}, "unknown": {"bucket": true}}, ["bucket"], bucket)
	not tf.maybe_linked(given.referring("x", {}, "bucket", "aws_s3_bucket.other"), ["bucket"], bucket)
	not tf.maybe_linked(given.resource("x", {"bucket": "other"}), ["bucket"], bucket)
	tf.maybe_linked(given.resource("x", {"bucket": "other"}), ["bucket"], object.union(bucket, {"unknown": {"bucket": true}}))
}

test_linked_to_an_instance if {
	instance := object.union(bucket, {"id": `module.a["x"].aws_s3_bucket.example[0]`})
	sibling := given.referring("x", {}, "bucket", "module.a.aws_s3_bucket.example")
	tf.linked(sibling, ["bucket"], instance) with input as given.terraform([instance, sibling])
}

test_links_answer_as_linked_does if {
	every sibling in [
		given.referring("x", {}, "bucket", "aws_s3_bucket.example"),
		given.referring("x", {}, "bucket", "aws_s3_bucket.other"),
		given.resource("x", {"bucket": "logs"}),
		given.resource("x", {"bucket": "other"}),
		object.union(given.resource("x", {}), {"unknown": {"bucket": true}}),
	] {
		every target in [bucket, object.union(given.resource("aws_s3_bucket", {}), {"unknown": {"bucket": true}})] {
			found := tf.links([sibling], ["bucket"])
			count([1 | tf.has_sibling(found, target, ["bucket"])]) == count([1 | tf.linked(sibling, ["bucket"], target)])
			maybe := count([1 | tf.maybe_linked(sibling, ["bucket"], target)])
			count([1 | tf.may_have_sibling(found, target, ["bucket"])]) == maybe
		}
	}
}
