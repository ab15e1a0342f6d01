package plumbline.aws.s3_lifecycle_test

import data.plumbline.aws.s3_lifecycle as policy
import data.plumbline.lib.given

bucket := given.resource("aws_s3_bucket", {"bucket": "a"})

sibling(rule) := given.resource("aws_s3_bucket_lifecycle_configuration", {"bucket": "a", "rule": [rule]})

expiring := {"status": "Enabled", "expiration": [{"days": 365}]}

denied := {finding.resource | some finding in policy.deny}

test_deny_bucket_alone if {
	denied == {bucket.id} with input as given.terraform([bucket])
}

test_deny_rules_that_delete_nothing if {
	every rule in [{"status": "Disabled", "expiration": [{"days": 1}]}, {"status": "Enabled", "transition": [{"days": 30}]}] {
		denied == {sibling(rule).id} with input as given.terraform([bucket, sibling(rule)])
	}
	denied == {bucket.id} with input as given.one("aws_s3_bucket", {"lifecycle_rule": [{"enabled": true, "transition": [{"days": 30}]}]})
}

test_allow_expiry if {
	every rule in [expiring, {"status": "Enabled", "noncurrent_version_expiration": [{"noncurrent_days": 30}]}] {
		given_input := given.terraform([bucket, sibling(rule)])
		count(policy.population) == 2 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
	count(policy.deny) == 0 with input as given.one("aws_s3_bucket", {"lifecycle_rule": [{"enabled": true, "expiration": [{"days": 30}]}]})
}

test_unknown_status if {
	given_input := given.partly(
		"aws_s3_bucket_lifecycle_configuration",
		{"bucket": "a", "rule": [object.remove(expiring, ["status"])]},
		{"rule": [{"status": true}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_rules_and_link if {
	count(policy.undecided) == 1 with input as given.partly("aws_s3_bucket", {}, {"lifecycle_rule": true})
	open := object.union(sibling(expiring), {"unknown": {"bucket": true}, "values": {"rule": [expiring]}})
	count(policy.deny) == 0 with input as given.terraform([bucket, open])
	count(policy.undecided) == 1 with input as given.terraform([bucket, open])
}
