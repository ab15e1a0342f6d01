package plumbline.aws.rds_snapshot_public_test

import data.plumbline.aws.rds_snapshot_public as policy
import data.plumbline.lib.given

types := ["aws_db_snapshot", "aws_db_snapshot_copy", "aws_db_cluster_snapshot", "aws_rds_cluster_snapshot_copy"]

test_deny_all_for_each_type if {
	every type in types {
		denied := policy.deny with input as given.one(type, {"shared_accounts": ["all"]})
		{finding.path | some finding in denied} == {["shared_accounts", 0]}
	}
}

test_deny_all_among_others if {
	denied := policy.deny with input as given.one("aws_db_snapshot", {"shared_accounts": ["111122223333", "all"]})
	{finding.fix.operations[0].value | some finding in denied} == {["111122223333"]}
}

test_deny_all_among_unknown_without_fix if {
	given_input := given.partly("aws_db_snapshot", {"shared_accounts": ["all", null]}, {"shared_accounts": [false, true]})
	denied := policy.deny with input as given_input
	[object.get(finding, "fix", null) | some finding in denied] == [null]
	count(policy.undecided) == 0 with input as given_input
}

test_allow_named_or_nobody if {
	every type in types {
		every values in [{}, {"shared_accounts": []}, {"shared_accounts": ["111122223333"]}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_accounts if {
	given_input := given.partly("aws_db_snapshot", {}, {"shared_accounts": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_account_among_others if {
	given_input := given.partly("aws_db_snapshot", {"shared_accounts": ["111122223333", null]}, {"shared_accounts": [false, true]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
