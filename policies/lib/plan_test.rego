package plumbline.lib.plan_test

import data.plumbline.lib.plan
import data.plumbline.lib.terraform as tf

# What `terraform show -json` prints, as far as it matters here.
document := {
	"format_version": "1.2",
	"planned_values": {"root_module": {}},
	"variables": {"password": {"value": "given"}, "default_password": {"value": "written"}},
	"resource_changes": [
		change("aws_s3_bucket.logs", "aws_s3_bucket", "logs", ["create"], {"bucket": "logs", "tags": null}, {"id": true, "acl": true}),
		change("aws_s3_bucket.gone", "aws_s3_bucket", "gone", ["delete"], null, {}),
		change("aws_s3_bucket.replaced", "aws_s3_bucket", "replaced", ["delete", "create"], {"bucket": "r"}, {}),
		change("module.a[0].aws_s3_bucket_acl.acl[\"x.y\"]", "aws_s3_bucket_acl", "acl", ["create"], {"acl": "private"}, {"bucket": true}),
		change("aws_db_instance.db", "aws_db_instance", "db", ["no-op"], {"password": "given", "username": "app"}, {}),
		change("aws_db_instance.other", "aws_db_instance", "other", ["no-op"], {"password": "written"}, {}),
	],
	"prior_state": {"values": {"root_module": {"resources": [{
		"address": "data.aws_iam_policy_document.doc",
		"mode": "data",
		"type": "aws_iam_policy_document",
		"name": "doc",
		"values": {"statement": []},
	}]}}},
	"configuration": {"root_module": {
		"variables": {"password": {}, "default_password": {"default": "written"}},
		"resources": [
			{
				"address": "aws_s3_bucket.logs",
				"expressions": {"bucket": {"constant_value": "logs"}},
			},
			{
				"address": "aws_db_instance.db",
				"expressions": {"password": {"references": ["var.password"]}, "username": {"constant_value": "app"}},
			},
			{
				"address": "aws_db_instance.other",
				"expressions": {"password": {"references": ["var.default_password"]}},
			},
		],
		"module_calls": {
			"a": {
				"expressions": {"bucket": {"references": ["module.b.id", "module.b"]}},
				"module": {"resources": [{
					"address": "aws_s3_bucket_acl.acl",
					"expressions": {"bucket": {"references": ["var.bucket"]}},
				}]},
			},
			"b": {
				"module": {"outputs": {"id": {"expression": {"references": ["aws_s3_bucket.inner[0].id", "aws_s3_bucket.inner"]}}}},
			},
		},
	}},
}

change(address, type, name, actions, after, after_unknown) := {
	"address": address,
	"mode": "managed",
	"type": type,
	"name": name,
	"change": {"actions": actions, "after": after, "after_unknown": after_unknown},
}

found := result if {
	result := {r.id: r | some r in plan.resources} with input as document
}

test_judges_what_stays if {
	object.keys(found) == {
		"aws_s3_bucket.logs",
		"aws_s3_bucket.replaced",
		`module.a[0].aws_s3_bucket_acl.acl["x.y"]`,
		"aws_db_instance.db",
		"aws_db_instance.other",
		"data.aws_iam_policy_document.doc",
	}
}

test_computed_and_not_written_is_absent if {
	found["aws_s3_bucket.logs"].unknown == {}
	tf.missing(found["aws_s3_bucket.logs"], ["acl"])
	tf.missing(found["aws_s3_bucket.logs"], ["tags"])
}

test_written_and_computed_is_unknown if {
	tf.unknown(found["module.a[0].aws_s3_bucket_acl.acl[\"x.y\"]"], ["bucket"])
}

test_follows_arguments_and_outputs_of_modules if {
	some reference in found["module.a[0].aws_s3_bucket_acl.acl[\"x.y\"]"].references
	reference == {"path": ["bucket"], "resource": "module.b.aws_s3_bucket.inner", "attribute": ["id"]}
}

test_knows_what_is_written_in_code if {
	found["aws_db_instance.db"].constants == [["username"]]
	found["aws_db_instance.other"].constants == [["password"]]
}

test_reads_states if {
	state := {"values": {"root_module": {"child_modules": [{"resources": [{
		"address": "module.a.aws_kms_key.k",
		"mode": "managed",
		"type": "aws_kms_key",
		"name": "k",
		"values": {"enable_key_rotation": false},
	}]}]}}}
	[r] := [r | some r in plan.resources] with input as state
	tf.is_false(r, ["enable_key_rotation"])
}

test_nothing_of_another_document if {
	count(plan.resources) == 0 with input as {"apiVersion": "v1", "kind": "Pod"}
	count(plan.resources) == 0 with input as {"plumbline": 1, "resources": []}
}

test_addresses_without_indexes if {
	plan.without_indexes(`module.a["x[0].\"y"].b.c[12]`) == "module.a.b.c"
	plan.without_indexes("b.c") == "b.c"
}
