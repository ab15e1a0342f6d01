package plumbline.aws.iam_role_trust_test

import data.plumbline.aws.iam_role_trust as policy
import data.plumbline.lib.given

role(statement) := given.one("aws_iam_role", {"assume_role_policy": json.marshal({"Statement": [statement]})})

trust(principal) := {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}

with_condition(principal, condition) := object.union(trust(principal), {"Condition": condition})

paths := {finding.path | some finding in policy.deny}

test_deny_everyone if {
	every principal in ["*", {"AWS": "*"}, {"AWS": "arn:aws:iam::*:root"}] {
		count(paths) == 1 with input as role(trust(principal))
		count(paths) == 1 with input as role(with_condition(principal, {"Bool": {"aws:MultiFactorAuthPresent": "true"}}))
	}
}

test_deny_whole_account if {
	every principal in ["arn:aws:iam::123456789012:root", "123456789012"] {
		paths == {["assume_role_policy", "Statement", 0, "Principal", "AWS", 0]} with input as role(trust({"AWS": [principal]}))
	}
}

test_deny_document if {
	document := given.data_source("aws_iam_policy_document", {"statement": [{
		"actions": ["sts:AssumeRole"],
		"principals": [{"type": "AWS", "identifiers": ["*"]}],
	}]})
	user := given.referring("aws_iam_role", {}, "assume_role_policy", "data.aws_iam_policy_document.example")
	paths == {["statement", 0, "principals", 0, "identifiers", 0]} with input as given.terraform([document, user])
}

test_allow_harmless if {
	every statement in [
		trust({"Service": "ec2.amazonaws.com"}),
		trust({"AWS": "arn:aws:iam::123456789012:role/ci"}),
		trust({"Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"}),
		with_condition({"AWS": "*"}, {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}),
		with_condition({"AWS": "arn:aws:iam::123456789012:root"}, {"StringEquals": {"sts:ExternalId": "x"}}),
		with_condition({"AWS": "123456789012"}, {"Bool": {"aws:MultiFactorAuthPresent": "true"}}),
		object.union(trust("*"), {"Effect": "Deny"}),
	] {
		given_input := role(statement)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_account_of_the_setting if {
	given_input := object.union(
		role(trust({"AWS": "123456789012"})),
		{"settings": {"aws-iam-role-trust": {"trusted_accounts": ["123456789012"]}}},
	)
	count(policy.deny) == 0 with input as given_input
}

partly(value, unknown) := given.terraform([object.union(given.resource("aws_iam_role", {}), {
	"unknown": {"assume_role_policy": true},
	"documents": [{"path": ["assume_role_policy"], "value": {"Statement": [value]}, "unknown": {"Statement": [unknown]}}],
})])

test_unknown_parts if {
	every given_input in [
		partly({"Effect": "Allow"}, {"Principal": {"AWS": true}}),
		partly(trust("*"), {"Condition": true}),
		partly(object.remove(trust("*"), ["Effect"]), {"Effect": true}),
		given.partly("aws_iam_role", {}, {"assume_role_policy": true}),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
