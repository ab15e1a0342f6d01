package plumbline.aws.opensearch_https_test

import data.plumbline.aws.opensearch_https as policy
import data.plumbline.lib.given

types := ["aws_opensearch_domain", "aws_elasticsearch_domain"]

options(values) := {"domain_endpoint_options": [values]}

good_policy := "Policy-Min-TLS-1-2-2019-07"

test_deny_absent if {
	every type in types {
		count(policy.deny) == 1 with input as given.one(type, {})
	}
}

test_deny_plain_http if {
	values := options({"enforce_https": false, "tls_security_policy": good_policy})
	denied := policy.deny with input as given.one("aws_opensearch_domain", values)
	{finding.path[2] | some finding in denied} == {"enforce_https"}
}

test_deny_old_tls if {
	every values in [{"enforce_https": true}, {}, {"enforce_https": true, "tls_security_policy": "Policy-Min-TLS-1-0-2019-07"}] {
		denied := policy.deny with input as given.one("aws_opensearch_domain", options(values))
		{finding.path[2] | some finding in denied} == {"tls_security_policy"}
	}
}

test_deny_what_the_setting_leaves_out if {
	given_input := object.union(
		given.one("aws_opensearch_domain", options({"tls_security_policy": good_policy})),
		{"settings": {"aws-opensearch-https": {"tls_policies": ["Policy-Min-TLS-1-2-PFS-2023-10"]}}},
	)
	count(policy.deny) == 1 with input as given_input
}

test_allow_https_with_current_tls if {
	every type in types {
		every values in [{"enforce_https": true, "tls_security_policy": good_policy}, {"tls_security_policy": good_policy}] {
			given_input := given.one(type, options(values))
			count(policy.population) == 1 with input as given_input
			count(policy.deny) == 0 with input as given_input
			count(policy.undecided) == 0 with input as given_input
		}
	}
}

test_unknown_values if {
	given_input := given.partly(
		"aws_opensearch_domain",
		options({}),
		options({"enforce_https": true, "tls_security_policy": true}),
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 2 with input as given_input
}

test_unknown_block if {
	given_input := given.partly("aws_opensearch_domain", {}, {"domain_endpoint_options": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 2 with input as given_input
}
