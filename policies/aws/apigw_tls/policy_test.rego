package plumbline.aws.apigw_tls_test

import data.plumbline.aws.apigw_tls as policy
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

rest(values) := given.one("aws_api_gateway_domain_name", values)

test_deny_old if {
	failing(rest({"security_policy": "TLS_1_0"})) == {["security_policy"]}
	failing(rest({})) == {["security_policy"]}
}

test_allow_current if {
	every name in ["TLS_1_2", "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", "SecurityPolicy_TLS12_PFS_2025_EDGE"] {
		passes(rest({"security_policy": name}))
	}
	passes(given.one("aws_apigatewayv2_domain_name", {"domain_name_configuration": [{"security_policy": "TLS_1_2"}]}))
}

test_unknown_policy if is_unknown(given.partly("aws_api_gateway_domain_name", {}, {"security_policy": true}))
