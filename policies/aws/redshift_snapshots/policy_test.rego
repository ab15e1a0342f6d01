package plumbline.aws.redshift_snapshots_test

import data.plumbline.aws.redshift_snapshots as policy
import data.plumbline.lib.given

cluster := "aws_redshift_cluster"

test_deny_too_short if {
	every values in [{}, {"automated_snapshot_retention_period": 0}, {"automated_snapshot_retention_period": "3"}] {
		count(policy.deny) == 1 with input as given.one(cluster, values)
	}
}

test_deny_says_how_long if {
	denied := policy.deny with input as given.one(cluster, {})
	[finding.text | some finding in denied] == ["Automatic snapshots are kept for 1 day, less than 7."]
}

test_deny_by_setting if {
	given_input := object.union(
		given.one(cluster, {"automated_snapshot_retention_period": 7}),
		{"settings": {"aws-redshift-snapshots": {"minimum_days": 14}}},
	)
	count(policy.deny) == 1 with input as given_input
}

test_allow_long_enough if {
	given_input := given.one(cluster, {"automated_snapshot_retention_period": 7})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_days if {
	given_input := given.partly(cluster, {}, {"automated_snapshot_retention_period": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
