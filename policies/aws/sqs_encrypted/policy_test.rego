package plumbline.aws.sqs_encrypted_test

import data.plumbline.aws.sqs_encrypted as policy
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

queue(values) := given.one("aws_sqs_queue", values)

strict(values) := object.union(queue(values), {"settings": {"aws-sqs-encrypted": {"require_kms": true}}})

test_deny_switched_off if {
	failing(queue({"sqs_managed_sse_enabled": false})) == {["sqs_managed_sse_enabled"]}
	failing(queue({"sqs_managed_sse_enabled": false, "kms_master_key_id": ""})) == {["sqs_managed_sse_enabled"]}
}

test_deny_without_kms_if_required if {
	failing(strict({"sqs_managed_sse_enabled": true})) == {["kms_master_key_id"]}
	passes(strict({"kms_master_key_id": "alias/queues"}))
}

# SQS encrypts new queues by itself since October 2022, and the provider leaves it at that: nothing written is not unencrypted.
test_allow_nothing_written if passes(queue({}))

# The key of AWS encrypts at least as well as the key of SQS, which passes.
test_allow_encrypted if {
	passes(queue({"sqs_managed_sse_enabled": true}))
	passes(queue({"kms_master_key_id": "alias/aws/sqs"}))
	passes(given.terraform([given.referring("aws_sqs_queue", {"sqs_managed_sse_enabled": false}, "kms_master_key_id", "aws_kms_key.a")]))
}

test_unknown_switch if is_unknown(given.partly("aws_sqs_queue", {}, {"sqs_managed_sse_enabled": true}))

test_unknown_key if {
	is_unknown(given.partly("aws_sqs_queue", {"sqs_managed_sse_enabled": false}, {"kms_master_key_id": true}))
	is_unknown(given.partly("aws_sqs_queue", {}, {"kms_master_key_id": true, "sqs_managed_sse_enabled": true}))
}
