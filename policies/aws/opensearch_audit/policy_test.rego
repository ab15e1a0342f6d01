package plumbline.aws.opensearch_audit_test

import data.plumbline.aws.opensearch_audit as policy
import data.plumbline.lib.given

types := ["aws_opensearch_domain", "aws_elasticsearch_domain"]

audit(values) := object.union({"log_type": "AUDIT_LOGS", "cloudwatch_log_group_arn": "arn"}, values)

test_deny_absent_or_other_logs if {
	every type in types {
		every values in [{}, {"log_publishing_options": []}, {"log_publishing_options": [{"log_type": "ES_APPLICATION_LOGS"}]}] {
			denied := policy.deny with input as given.one(type, values)
			{finding.path | some finding in denied} == {[]}
		}
	}
}

test_deny_switched_off if {
	values := {"log_publishing_options": [{"log_type": "INDEX_SLOW_LOGS"}, audit({"enabled": false})]}
	denied := policy.deny with input as given.one("aws_opensearch_domain", values)
	{finding.path | some finding in denied} == {["log_publishing_options", 1, "enabled"]}
}

test_allow_published if {
	every type in types {
		every option in [audit({}), audit({"enabled": true})] {
			given_input := given.one(type, {"log_publishing_options": [option]})
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_allow_published_among_unknown if {
	given_input := given.partly(
		"aws_opensearch_domain",
		{"log_publishing_options": [null, audit({})]},
		{"log_publishing_options": [true, false]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_parts if {
	every pair in [
		{"values": {}, "unknown": {"log_publishing_options": true}},
		{"values": {"log_publishing_options": [{}]}, "unknown": {"log_publishing_options": [{"log_type": true}]}},
		{"values": {"log_publishing_options": [audit({})]}, "unknown": {"log_publishing_options": [{"enabled": true}]}},
	] {
		given_input := given.partly("aws_opensearch_domain", pair.values, pair.unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
