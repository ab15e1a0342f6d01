package plumbline.aws.cloudfront_https_test

import data.plumbline.aws.cloudfront_https as policy
import data.plumbline.lib.given

failing(given_input) := paths if {
	denied := policy.deny with input as given_input
	paths := {finding.path | some finding in denied}
}

passes(given_input) if {
	count(policy.population) > 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

is_unknown(given_input) if {
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) > 0 with input as given_input
}

distribution(values) := given.one("aws_cloudfront_distribution", values)

https := {"viewer_protocol_policy": "https-only"}

http := {"viewer_protocol_policy": "allow-all"}

test_deny_each_behaviour if {
	failing(distribution({"default_cache_behavior": [http]})) == {["default_cache_behavior", 0, "viewer_protocol_policy"]}
	failing(distribution({
		"default_cache_behavior": [https],
		"ordered_cache_behavior": [https, http],
	})) == {["ordered_cache_behavior", 1, "viewer_protocol_policy"]}
}

test_allow_https if {
	passes(distribution({"default_cache_behavior": [https], "ordered_cache_behavior": [{"viewer_protocol_policy": "redirect-to-https"}]}))
}

test_unknown_each if {
	is_unknown(given.partly(
		"aws_cloudfront_distribution",
		{"default_cache_behavior": [{}]},
		{"default_cache_behavior": [{"viewer_protocol_policy": true}]},
	))
	is_unknown(given.partly(
		"aws_cloudfront_distribution",
		{"default_cache_behavior": [https]},
		{"ordered_cache_behavior": true},
	))
}
