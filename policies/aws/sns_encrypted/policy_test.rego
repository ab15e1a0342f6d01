package plumbline.aws.sns_encrypted_test

import data.plumbline.aws.sns_encrypted as policy
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

test_deny_absent if failing(given.one("aws_sns_topic", {})) == {["kms_master_key_id"]}

test_deny_empty if failing(given.one("aws_sns_topic", {"kms_master_key_id": ""})) == {["kms_master_key_id"]}

managed := given.one("aws_sns_topic", {"kms_master_key_id": "alias/aws/sns"})

# Encrypted, but not by a key that limits who can read: an organisation to which that suffices says so.
test_deny_key_of_aws_unless_set if {
	failing(managed) == {["kms_master_key_id"]}
	passes(object.union(managed, {"settings": {"aws-sns-encrypted": {"aws_managed_key_suffices": true}}}))
}

test_allow_key if {
	passes(given.one("aws_sns_topic", {"kms_master_key_id": "alias/topics"}))
	passes(given.terraform([given.referring("aws_sns_topic", {}, "kms_master_key_id", "aws_kms_key.topics")]))
}

test_unknown_key if is_unknown(given.partly("aws_sns_topic", {}, {"kms_master_key_id": true}))
