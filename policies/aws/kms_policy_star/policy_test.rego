package plumbline.aws.kms_policy_star_test

import data.plumbline.aws.kms_policy_star as policy
import data.plumbline.lib.given

key(statement) := given.one("aws_kms_key", {"policy": json.marshal({"Version": "2012-10-17", "Statement": [statement]})})

allow(values) := object.union({"Effect": "Allow", "Action": "kms:*", "Resource": "*"}, values)

test_deny_everyone if {
	every principal in ["*", {"AWS": "*"}, {"AWS": ["arn:aws:iam::111122223333:root", "*"]}] {
		count(policy.deny) == 1 with input as key(allow({"Principal": principal}))
	}
}

test_deny_single_statement if {
	given_input := given.one("aws_kms_key_policy", {"policy": json.marshal({"Statement": allow({"Principal": "*"})})})
	count(policy.deny) == 1 with input as given_input
}

test_deny_condition_that_does_not_limit if {
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"StringEquals": {"kms:ViaService": "s3.eu-central-1.amazonaws.com"}},
		{"StringNotEquals": {"kms:CallerAccount": "111122223333"}},
		{"StringLike": {"aws:PrincipalArn": "*"}},
	] {
		count(policy.deny) == 1 with input as key(allow({"Principal": {"AWS": "*"}, "Condition": condition}))
	}
}

test_allow_named_or_limited if {
	every statement in [
		allow({"Principal": {"AWS": "arn:aws:iam::111122223333:root"}}),
		allow({"Principal": {"Service": "logs.eu-central-1.amazonaws.com"}}),
		allow({"Principal": {"AWS": "*"}, "Condition": {"StringEquals": {"kms:CallerAccount": "111122223333"}}}),
		allow({"Principal": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-1"]}}}),
		{"Effect": "Deny", "Principal": "*", "Action": "kms:ScheduleKeyDeletion", "Resource": "*"},
	] {
		given_input := key(statement)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_default_policy if {
	given_input := given.one("aws_kms_key", {})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

by_document := given.referring("aws_kms_key", {}, "policy", "data.aws_iam_policy_document.example")

document(statement) := given.data_source("aws_iam_policy_document", {"statement": [statement]})

everyone := {"type": "AWS", "identifiers": ["*"]}

test_deny_document if {
	denied := policy.deny with input as given.terraform([by_document, document({"principals": [everyone]})])
	{finding.path | some finding in denied} == {["statement", 0, "principals", 0, "identifiers", 0]}
}

test_allow_document_with_condition if {
	condition := {"test": "StringEquals", "variable": "kms:CallerAccount", "values": ["111122223333"]}
	given_input := given.terraform([by_document, document({"principals": [everyone], "condition": [condition]})])
	count(policy.population) == 2 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_document_of_something_else if {
	count(policy.population) == 0 with input as given.terraform([document({"principals": [everyone]})])
}

test_unknown_policy if {
	given_input := given.partly("aws_kms_key", {}, {"policy": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

partly(value, unknown) := given.terraform([object.union(
	given.resource("aws_kms_key", {}),
	{"unknown": {"policy": true}, "documents": [{"path": ["policy"], "value": value, "unknown": unknown}]},
)])

test_unknown_parts if {
	every pair in [
		{"value": {"Statement": [allow({})]}, "unknown": {"Statement": [{"Principal": true}]}},
		{"value": {"Statement": [allow({"Principal": {}})]}, "unknown": {"Statement": [{"Principal": {"AWS": true}}]}},
		{"value": {"Statement": [allow({"Principal": "*"})]}, "unknown": {"Statement": [{"Condition": true}]}},
		{"value": {}, "unknown": {"Statement": true}},
	] {
		given_input := partly(pair.value, pair.unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_unknown_text if {
	given_input := given.one("aws_kms_key", {"policy": "no JSON"})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_identifiers if {
	r := object.union(document({"principals": [{"type": "AWS"}]}), {"unknown": {"statement": [{"principals": [{"identifiers": true}]}]}})
	given_input := given.terraform([by_document, r])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
