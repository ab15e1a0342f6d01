package plumbline.aws.s3_replication_test

import data.plumbline.aws.s3_replication as policy
import data.plumbline.lib.given

bucket := given.resource("aws_s3_bucket", {"bucket": "a"})

sibling(status) := given.resource("aws_s3_bucket_replication_configuration", {"bucket": "a", "rule": [{"status": status}]})

denied := {finding.resource | some finding in policy.deny}

old(status) := given.one("aws_s3_bucket", {"replication_configuration": [{"rules": [{"status": status}]}]})

test_deny_bucket_alone if {
	denied == {bucket.id} with input as given.terraform([bucket])
}

test_deny_rule_that_is_off if {
	denied == {sibling("Disabled").id} with input as given.terraform([bucket, sibling("Disabled")])
	denied == {bucket.id} with input as old("Disabled")
}

test_allow_rule if {
	given_input := given.terraform([bucket, sibling("Enabled")])
	count(policy.population) == 2 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
	count(policy.deny) == 0 with input as old("Enabled")
}

test_allow_destination if {
	other := object.union(given.resource("aws_s3_bucket_replication_configuration", {"bucket": "b", "rule": [{"status": "Enabled"}]}), {"references": [{
		"path": ["rule", 0, "destination", 0, "bucket"],
		"resource": "aws_s3_bucket.example",
		"attribute": ["arn"],
	}]})
	given_input := given.terraform([bucket, other])
	policy.population == {other.id} with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_allow_destination_of_old_block if {
	copy := given.named("aws_s3_bucket", "copy", {"bucket": "copy"})
	source := object.union(given.resource("aws_s3_bucket", {"replication_configuration": [{"rules": [{"status": "Enabled"}]}]}), {"references": [{
		"path": ["replication_configuration", 0, "rules", 0, "destination", 0, "bucket"],
		"resource": "aws_s3_bucket.copy",
		"attribute": ["arn"],
	}]})
	count(policy.deny) == 0 with input as given.terraform([copy, source])
}

test_unknown_status if {
	given_input := given.partly(
		"aws_s3_bucket_replication_configuration",
		{"bucket": "a", "rule": [{}]},
		{"rule": [{"status": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_rules if {
	count(policy.undecided) == 1 with input as given.partly("aws_s3_bucket", {}, {"replication_configuration": true})
	count(policy.undecided) == 1 with input as given.partly("aws_s3_bucket_replication_configuration", {"bucket": "b"}, {"rule": true})
	given_input := given.partly(
		"aws_s3_bucket",
		{"replication_configuration": [{"rules": [{}]}]},
		{"replication_configuration": [{"rules": [{"status": true}]}]},
	)
	count(policy.undecided) == 1 with input as given_input
}
