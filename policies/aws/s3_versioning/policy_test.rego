package plumbline.aws.s3_versioning_test

import data.plumbline.aws.s3_versioning as policy
import data.plumbline.lib.given

versioning(status) := {"versioning_configuration": [{"status": status}]}

test_deny_bucket_alone if {
	denied := policy.deny with input as given.one("aws_s3_bucket", {"bucket": "a"})
	count(denied) == 1
}

test_deny_suspended if {
	denied := policy.deny with input as given.terraform([
		given.resource("aws_s3_bucket", {"bucket": "a"}),
		given.resource("aws_s3_bucket_versioning", object.union(versioning("Suspended"), {"bucket": "a"})),
	])
	{finding.resource | some finding in denied} == {"aws_s3_bucket_versioning.example"}
}

test_deny_old_block_off if {
	denied := policy.deny with input as given.one("aws_s3_bucket", {"versioning": [{"enabled": false}]})
	{finding.path | some finding in denied} == {["versioning", 0, "enabled"]}
}

test_deny_old_block_empty if {
	denied := policy.deny with input as given.one("aws_s3_bucket", {"versioning": [{}]})
	count(denied) == 1
}

test_allow_sibling if {
	given_input := given.terraform([
		given.resource("aws_s3_bucket", {}),
		given.referring("aws_s3_bucket_versioning", versioning("Enabled"), "bucket", "aws_s3_bucket.example"),
	])
	count(policy.population) == 2 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_old_block if {
	given_input := given.one("aws_s3_bucket", {"versioning": [{"enabled": true}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_status if {
	given_input := given.partly(
		"aws_s3_bucket_versioning",
		{"bucket": "a", "versioning_configuration": [{}]},
		{"versioning_configuration": [{"status": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_name_of_bucket if {
	given_input := given.terraform([
		object.union(given.resource("aws_s3_bucket", {}), {"unknown": {"bucket": true}}),
		given.resource("aws_s3_bucket_versioning", object.union(versioning("Enabled"), {"bucket": "a"})),
	])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
