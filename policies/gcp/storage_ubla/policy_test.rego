package plumbline.gcp.storage_ubla_test

import data.plumbline.gcp.storage_ubla as policy
import data.plumbline.lib.given

test_deny_absent if {
	denied := policy.deny with input as given.one("google_storage_bucket", {"name": "a"})
	{finding.path | some finding in denied} == {["uniform_bucket_level_access"]}
}

test_deny_false if {
	denied := policy.deny with input as given.one("google_storage_bucket", {"uniform_bucket_level_access": false})
	count(denied) == 1
}

test_deny_old_name_false if {
	denied := policy.deny with input as given.one("google_storage_bucket", {"bucket_policy_only": false})
	{finding.path | some finding in denied} == {["bucket_policy_only"]}
}

test_allow_either_name if {
	every name in policy.names {
		given_input := given.one("google_storage_bucket", {name: true})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_value if {
	given_input := given.partly("google_storage_bucket", {}, {"uniform_bucket_level_access": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
