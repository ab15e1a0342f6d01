package plumbline.aws.s3_object_lock_test

import data.plumbline.aws.s3_object_lock as policy
import data.plumbline.lib.given

bucket(values) := given.resource("aws_s3_bucket", object.union({"bucket": "audit"}, values))

versioning(mfa) := given.resource("aws_s3_bucket_versioning", {"bucket": "audit", "versioning_configuration": [{"status": "Enabled", "mfa_delete": mfa}]})

denied := {finding.resource | some finding in policy.deny}

test_deny_named_tagged_and_used_buckets if {
	every values in [{}, {"bucket": "my-backups-1"}, {"bucket": "a", "tags": {"purpose": "Backup"}}] {
		denied == {"aws_s3_bucket.example"} with input as given.terraform([bucket(values)])
	}
	trail := given.resource("aws_cloudtrail", {"s3_bucket_name": "a"})
	denied == {"aws_s3_bucket.example"} with input as given.terraform([bucket({"bucket": "a"}), trail])
}

test_deny_versioning_without_mfa if {
	denied == {"aws_s3_bucket_versioning.example"} with input as given.terraform([bucket({}), versioning("Disabled")])
	denied == {"aws_s3_bucket_versioning.example"} with input as given.terraform([versioning("Disabled")])
}

test_allow_kept if {
	every resources in [
		[bucket({"object_lock_enabled": true})],
		[bucket({"object_lock_configuration": [{"object_lock_enabled": "Enabled"}]})],
		[bucket({}), given.resource("aws_s3_bucket_object_lock_configuration", {"bucket": "audit"})],
		[bucket({}), versioning("Enabled")],
		[bucket({"versioning": [{"enabled": true, "mfa_delete": true}]})],
		[bucket({"object_lock_enabled": true}), versioning("Disabled")],
	] {
		given_input := given.terraform(resources)
		count(policy.population) > 0 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_other_buckets if {
	count(policy.population) == 0 with input as given.terraform([bucket({"bucket": "website-auditors"})])
}

test_unknown_lock_and_mfa if {
	every part in [{"object_lock_enabled": true}, {"object_lock_configuration": true}, {"versioning": true}] {
		given_input := given.terraform([object.union(bucket({}), {"unknown": part})])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
	open := object.union(given.resource("aws_s3_bucket_versioning", {"bucket": "a", "versioning_configuration": [{}]}), {"unknown": {"versioning_configuration": [{"mfa_delete": true}]}})
	count(policy.undecided) == 1 with input as given.terraform([open])
	maybe := object.union(bucket({}), {"unknown": {"object_lock_enabled": true}})
	count(policy.undecided) == 2 with input as given.terraform([maybe, versioning("Disabled")])
}
