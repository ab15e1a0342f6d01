package plumbline.aws.backup_plan_retention_test

import data.plumbline.aws.backup_plan_retention as policy
import data.plumbline.lib.given

plan := "aws_backup_plan"

rule(lifecycle) := {"rule_name": "daily", "lifecycle": [lifecycle]}

test_deny_short_rule_among_others if {
	given_input := given.one(plan, {"rule": [rule({"delete_after": 365}), rule({"delete_after": 7})]})
	denied := policy.deny with input as given_input
	{finding.path | some finding in denied} == {["rule", 1, "lifecycle", 0, "delete_after"]}
	[finding.text | some finding in denied] == ["Backups are kept for 7 days, less than 35."]
}

test_deny_by_setting if {
	given_input := object.union(
		given.one(plan, {"rule": [rule({"delete_after": 35})]}),
		{"settings": {"aws-backup-plan-retention": {"minimum_days": 90}}},
	)
	count(policy.deny) == 1 with input as given_input
}

test_allow_long_enough_or_for_ever if {
	every one in [rule({"delete_after": 35}), rule({"delete_after": "120", "cold_storage_after": 30}), rule({}), {"rule_name": "daily"}] {
		given_input := given.one(plan, {"rule": [one]})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_parts if {
	every pair in [
		{"values": {"rule": [rule({})]}, "unknown": {"rule": [{"lifecycle": [{"delete_after": true}]}]}},
		{"values": {"rule": [{}]}, "unknown": {"rule": [{"lifecycle": true}]}},
		{"values": {}, "unknown": {"rule": true}},
	] {
		given_input := given.partly(plan, pair.values, pair.unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
