package plumbline.aws.kinesis_encrypted_test

import data.plumbline.aws.kinesis_encrypted as policy
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

firehose := "aws_kinesis_firehose_delivery_stream"

test_deny_stream if {
	failing(given.one("aws_kinesis_stream", {})) == {["encryption_type"]}
	failing(given.one("aws_kinesis_stream", {"encryption_type": "NONE"})) == {["encryption_type"]}
}

test_deny_delivery if {
	every values in [{}, {"server_side_encryption": [{}]}, {"server_side_encryption": [{"enabled": false}]}] {
		failing(given.one(firehose, values)) == {policy.enabled}
	}
}

test_allow_encrypted if {
	passes(given.one("aws_kinesis_stream", {"encryption_type": "KMS"}))
	passes(given.one(firehose, {"server_side_encryption": [{"enabled": true}]}))
}

test_allow_delivery_from_stream if {
	given_input := given.one(firehose, {"kinesis_source_configuration": [{"role_arn": "a"}]})
	count(policy.population) == 0 with input as given_input
	failing(given_input) == set()
}

test_unknown_each if {
	is_unknown(given.partly("aws_kinesis_stream", {}, {"encryption_type": true}))
	is_unknown(given.partly(firehose, {}, {"server_side_encryption": true}))
	is_unknown(given.partly(firehose, {}, {"msk_source_configuration": true}))
}
