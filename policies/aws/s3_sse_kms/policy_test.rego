package plumbline.aws.s3_sse_kms_test

import data.plumbline.aws.s3_sse_kms as policy
import data.plumbline.lib.given

rule(algorithm) := {"apply_server_side_encryption_by_default": [{"sse_algorithm": algorithm}]}

sibling(algorithm) := given.resource("aws_s3_bucket_server_side_encryption_configuration", {"bucket": "a", "rule": [rule(algorithm)]})

bucket := given.resource("aws_s3_bucket", {"bucket": "a"})

denied := {finding.resource | some finding in policy.deny}

test_deny_bucket_alone if {
	denied == {bucket.id} with input as given.terraform([bucket])
}

test_deny_own_key_of_s3 if {
	denied == {sibling("AES256").id} with input as given.terraform([bucket, sibling("AES256")])
	old := given.resource("aws_s3_bucket", {"server_side_encryption_configuration": [{"rule": [rule("AES256")]}]})
	denied == {old.id} with input as given.terraform([old])
}

test_allow_kms if {
	every algorithm in ["aws:kms", "aws:kms:dsse"] {
		given_input := given.terraform([bucket, sibling(algorithm)])
		count(policy.population) == 2 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_log_buckets if {
	every user in [
		given.resource("aws_s3_bucket_acl", {"bucket": "a", "acl": "log-delivery-write"}),
		given.resource("aws_lb", {"access_logs": [{"bucket": "a"}]}),
	] {
		count(policy.population) == 0 with input as given.terraform([bucket, sibling("AES256"), user])
	}
}

test_unknown_algorithm if {
	given_input := given.partly(
		"aws_s3_bucket_server_side_encryption_configuration",
		{"bucket": "a", "rule": [{"apply_server_side_encryption_by_default": [{}]}]},
		{"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": true}]}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_rules if {
	given_input := given.partly("aws_s3_bucket", {}, {"server_side_encryption_configuration": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
	count(policy.undecided) == 1 with input as given.partly("aws_s3_bucket_server_side_encryption_configuration", {"bucket": "a"}, {"rule": true})
}

test_unknown_link if {
	open := object.union(sibling("aws:kms"), {"unknown": {"bucket": true}, "values": {"rule": [rule("aws:kms")]}})
	given_input := given.terraform([bucket, open])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
