package plumbline.aws.s3_public_access_block_test

import data.plumbline.aws.s3_public_access_block as policy
import data.plumbline.lib.given

block := "aws_s3_bucket_public_access_block"

all_on := {flag: true | some flag in policy.flags}

test_deny_bucket_without_block if {
	denied := policy.deny with input as given.one("aws_s3_bucket", {"bucket": "a"})
	count(denied) == 1
	some finding in denied
	finding.path == []
	finding.fix.operations[0].body[0] == {"name": "bucket", "ref": "aws_s3_bucket.example.id"}
}

test_deny_bucket_with_block_of_another if {
	denied := policy.deny with input as given.terraform([
		given.resource("aws_s3_bucket", {"bucket": "a"}),
		given.resource(block, object.union(all_on, {"bucket": "b"})),
	])
	{finding.resource | some finding in denied} == {"aws_s3_bucket.example"}
}

test_deny_flag_off if {
	values := object.union(all_on, {"bucket": "a", "block_public_policy": false})
	denied := policy.deny with input as given.one(block, values)
	{finding.path | some finding in denied} == {["block_public_policy"]}
}

test_deny_flags_absent_together if {
	denied := policy.deny with input as given.one(block, {"bucket": "a", "block_public_acls": true})
	count(denied) == 1
	some finding in denied
	count(finding.fix.operations) == 3
}

test_allow_linked_by_reference if {
	given_input := given.terraform([
		given.resource("aws_s3_bucket", {"bucket": "a"}),
		given.referring(block, all_on, "bucket", "aws_s3_bucket.example"),
	])
	count(policy.population) == 2 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_linked_by_name if {
	given_input := given.terraform([
		given.resource("aws_s3_bucket", {"bucket": "a"}),
		given.resource(block, object.union(all_on, {"bucket": "a"})),
	])
	count(policy.deny) == 0 with input as given_input
}

test_allow_block_of_account if {
	given_input := given.terraform([
		given.resource("aws_s3_bucket", {"bucket": "a"}),
		given.resource("aws_s3_account_public_access_block", all_on),
	])
	count(policy.deny) == 0 with input as given_input
}

test_unknown_link if {
	given_input := given.terraform([
		given.resource("aws_s3_bucket", {"bucket": "a"}),
		object.union(given.resource(block, all_on), {"unknown": {"bucket": true}}),
	])
	count(policy.deny) == 0 with input as given_input
	{finding.resource | some finding in policy.undecided} == {"aws_s3_bucket.example"} with input as given_input
}

test_unknown_flag if {
	given_input := given.partly(block, object.remove(all_on, ["block_public_acls"]), {"block_public_acls": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_fix_for_each_instance if {
	bucket := object.union(given.resource("aws_s3_bucket", {}), {"repetition": "for_each"})
	denied := policy.deny with input as given.terraform([bucket])
	some finding in denied
	array.slice(finding.fix.operations[0].body, 0, 2) == [
		{"name": "for_each", "ref": "aws_s3_bucket.example"},
		{"name": "bucket", "ref": "each.value.id"},
	]
}

test_fix_for_a_known_instance if {
	bucket := object.union(given.resource("aws_s3_bucket", {}), {"address": "aws_s3_bucket.example[1]"})
	denied := policy.deny with input as given.terraform([bucket])
	some finding in denied
	array.slice(finding.fix.operations[0].body, 0, 2) == [
		{"name": "count", "ref": "length(aws_s3_bucket.example)"},
		{"name": "bucket", "ref": "aws_s3_bucket.example[count.index].id"},
	]
}
