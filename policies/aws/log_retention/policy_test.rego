package plumbline.aws.log_retention_test

import data.plumbline.aws.log_retention as policy
import data.plumbline.lib.given

group := "aws_cloudwatch_log_group"

with_minimum(given_input, days) := object.union(given_input, {"settings": {"aws-log-retention": {"minimum_days": days}}})

test_deny_for_ever if {
	every values in [{}, {"retention_in_days": 0}] {
		denied := policy.deny with input as given.one(group, values)
		[finding.text | some finding in denied] == ["Events are kept for ever."]
		[finding.fix.operations[0].value | some finding in denied] == [365]
	}
}

test_deny_too_short if {
	denied := policy.deny with input as given.one(group, {"retention_in_days": 1})
	[finding.text | some finding in denied] == ["Events are kept for 1 day, less than 365."]
}

test_deny_fixes_with_an_offered_number if {
	every days, offered in {100: 120, 5000: 5000} {
		denied := policy.deny with input as with_minimum(given.one(group, {}), days)
		[finding.fix.operations[0].value | some finding in denied] == [offered]
	}
}

test_allow_long_enough if {
	every given_input in [
		given.one(group, {"retention_in_days": 365}),
		given.one(group, {"retention_in_days": "400"}),
		with_minimum(given.one(group, {"retention_in_days": 90}), 90),
	] {
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_delivery_class if {
	given_input := given.one(group, {"log_group_class": "DELIVERY"})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_parts if {
	every unknown in [{"retention_in_days": true}, {"log_group_class": true}] {
		given_input := given.partly(group, {}, unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
