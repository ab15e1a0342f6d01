package plumbline.aws.msk_transit_test

import data.plumbline.aws.msk_transit as policy
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

cluster(values) := given.one("aws_msk_cluster", {"encryption_info": [{"encryption_in_transit": [values]}]})

test_deny_plaintext if {
	failing(cluster({"client_broker": "PLAINTEXT"})) == {policy.client}
	failing(cluster({"client_broker": "TLS_PLAINTEXT", "in_cluster": false})) == {policy.client, policy.brokers}
}

test_allow_tls if {
	passes(cluster({"client_broker": "TLS", "in_cluster": true}))
	passes(cluster({}))
	passes(given.one("aws_msk_cluster", {}))
}

test_unknown_block if is_unknown(given.partly("aws_msk_cluster", {}, {"encryption_info": true}))
