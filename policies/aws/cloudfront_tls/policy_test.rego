package plumbline.aws.cloudfront_tls_test

import data.plumbline.aws.cloudfront_tls as policy
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

distribution(certificate) := given.one("aws_cloudfront_distribution", {"viewer_certificate": [certificate]})

test_deny_old if {
	every value in ["SSLv3", "TLSv1", "TLSv1.1_2016", "TLSv1.2_2019"] {
		failing(distribution({"minimum_protocol_version": value})) == {policy.minimum}
	}
}

test_deny_absent if failing(distribution({"acm_certificate_arn": "arn"})) == {policy.minimum}

test_allow_current if {
	every value in ["TLSv1.2_2021", "TLSv1.3_2025"] {
		passes(distribution({"minimum_protocol_version": value}))
	}
}

test_allow_default_certificate if {
	given_input := distribution({"cloudfront_default_certificate": true})
	count(policy.population) == 0 with input as given_input
	failing(given_input) == set()
}

test_unknown_each if {
	is_unknown(given.partly(
		"aws_cloudfront_distribution",
		{"viewer_certificate": [{}]},
		{"viewer_certificate": [{"minimum_protocol_version": true}]},
	))
	is_unknown(given.partly(
		"aws_cloudfront_distribution",
		{"viewer_certificate": [{}]},
		{"viewer_certificate": [{"cloudfront_default_certificate": true}]},
	))
}
