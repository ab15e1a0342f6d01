package plumbline.lib.kms_test

import data.plumbline.lib.given
import data.plumbline.lib.kms

key := ["kms_key_id"]

log_group(values) := given.resource("aws_cloudwatch_log_group", values)

referring(target) := given.referring("aws_cloudwatch_log_group", {}, "kms_key_id", target)

test_own_if_written_or_referred_to if {
	kms.own(log_group({"kms_key_id": "arn:aws:kms:eu-central-1:111122223333:key/1"}), key)
	kms.own(log_group({"kms_key_id": "alias/logs"}), key)
	kms.own(referring("aws_kms_key.example"), key) with input as given.terraform([])
}

test_none_if_absent_or_of_the_service if {
	every values in [
		{},
		{"kms_key_id": ""},
		{"kms_key_id": "alias/aws/logs"},
		{"kms_key_id": "arn:aws:kms:eu-central-1:111122223333:alias/aws/logs"},
	] {
		kms.none(log_group(values), key)
		not kms.own(log_group(values), key)
		not kms.open(log_group(values), key)
	}
}

test_none_if_a_data_source_stands_for_the_key_of_the_service if {
	given_input := given.terraform([given.data_source("aws_kms_alias", {"name": "alias/aws/logs"})])
	r := referring("data.aws_kms_alias.example")
	kms.none(r, key) with input as given_input
	not kms.own(r, key) with input as given_input
	not kms.open(r, key) with input as given_input
}

test_own_if_a_data_source_stands_for_it if {
	given_input := given.terraform([given.data_source("aws_kms_alias", {"name": "alias/logs"})])
	kms.own(referring("data.aws_kms_alias.example"), key) with input as given_input
}

test_open_if_it_comes_from_a_variable if {
	r := referring("var.key")
	kms.open(r, key)
	not kms.own(r, key)
	not kms.none(r, key)
}
