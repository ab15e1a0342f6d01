package plumbline.aws.kms_deletion_window_test

import data.plumbline.aws.kms_deletion_window as policy
import data.plumbline.lib.given

test_deny_short_window if {
	every type, _ in policy.switches {
		denied := policy.deny with input as given.one(type, {"deletion_window_in_days": 7})
		[finding.text | some finding in denied] == ["A deleted key is lost after 7 days, sooner than 30."]
	}
}

test_deny_switched_off if {
	every type, name in policy.switches {
		denied := policy.deny with input as given.one(type, {name: false})
		{finding.path | some finding in denied} == {[name]}
	}
}

test_allow_default_or_long_enough if {
	every type, name in policy.switches {
		every values in [{}, {"deletion_window_in_days": 30, name: true}] {
			given_input := given.one(type, values)
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_allow_what_the_setting_allows if {
	given_input := object.union(
		given.one("aws_kms_key", {"deletion_window_in_days": 14}),
		{"settings": {"aws-kms-deletion-window": {"minimum_days": 14}}},
	)
	count(policy.deny) == 0 with input as given_input
}

test_unknown_parts if {
	every type, name in policy.switches {
		every attribute in ["deletion_window_in_days", name] {
			given_input := given.partly(type, {}, {attribute: true})
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 1 with input as given_input
		}
	}
}
