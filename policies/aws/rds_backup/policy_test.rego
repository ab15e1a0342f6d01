package plumbline.aws.rds_backup_test

import data.plumbline.aws.rds_backup as policy
import data.plumbline.lib.given

test_deny_none if {
	denied := policy.deny with input as given.one("aws_db_instance", {"backup_retention_period": 0})
	{finding.text | some finding in denied} == {"There are no automatic backups."}
}

test_deny_absent_instance if {
	denied := policy.deny with input as given.one("aws_db_instance", {})
	{finding.text | some finding in denied} == {"There are no automatic backups."}
}

test_deny_absent_cluster if {
	denied := policy.deny with input as given.one("aws_rds_cluster", {})
	{finding.text | some finding in denied} == {"Automatic backups are kept for 1 day, less than 7."}
}

test_deny_below_setting if {
	given_input := object.union(
		given.one("aws_rds_cluster", {"backup_retention_period": 7}),
		{"settings": {"aws-rds-backup": {"minimum_days": 14}}},
	)
	denied := policy.deny with input as given_input
	{finding.fix.operations[0].value | some finding in denied} == {14}
}

test_allow_enough if {
	given_input := given.one("aws_db_instance", {"backup_retention_period": "7"})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_replica if {
	given_input := given.one("aws_db_instance", {"replicate_source_db": "main"})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly("aws_db_instance", {}, {"backup_retention_period": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_source if {
	given_input := given.partly("aws_db_instance", {}, {"replicate_source_db": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

# Five days end before the Monday after a long weekend: whoever commits to less says so in the setting.
test_deny_five_days_unless_set if {
	given_input := given.one("aws_db_instance", {"backup_retention_period": 5})
	count(policy.deny) == 1 with input as given_input
	count(policy.deny) == 0 with input as object.union(given_input, {"settings": {"aws-rds-backup": {"minimum_days": 5}}})
}
