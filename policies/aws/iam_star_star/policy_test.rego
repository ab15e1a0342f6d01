package plumbline.aws.iam_star_star_test

import data.plumbline.aws.iam_star_star as policy
import data.plumbline.lib.given
import data.plumbline.lib.iam

everything := {"Effect": "Allow", "Action": "*", "Resource": "*"}

text(statement) := json.marshal({"Version": "2012-10-17", "Statement": statement})

paths := {finding.path | some finding in policy.deny}

test_deny_text_of_each_type if {
	every type, attribute in iam.identity_attributes {
		paths == {[attribute, "Statement", 0, "Action"]} with input as given.one(type, {attribute: text([everything])})
	}
}

test_deny_single_statement if {
	paths == {["policy", "Statement", "Action"]} with input as given.one("aws_iam_policy", {"policy": text(everything)})
}

test_deny_lists if {
	statement := {"Effect": "Allow", "Action": ["s3:*", "*"], "Resource": ["*"]}
	paths == {["policy", "Statement", 0, "Action", 1]} with input as given.one("aws_iam_policy", {"policy": text([statement])})
}

test_deny_inline_policy_of_role if {
	values := {"inline_policy": [{"name": "a", "policy": text([everything])}]}
	paths == {["inline_policy", 0, "policy", "Statement", 0, "Action"]} with input as given.one("aws_iam_role", values)
}

test_deny_document if {
	document := given.data_source("aws_iam_policy_document", {"statement": [{"actions": ["*"], "resources": ["*"]}]})
	paths == {["statement", 0, "actions", 0]} with input as given.terraform([document])
}

test_deny_known_part_of_document if {
	r := object.union(given.resource("aws_iam_policy", {}), {
		"unknown": {"policy": true},
		"documents": [{
			"path": ["policy"],
			"value": {"Statement": [{"Sid": null, "Effect": "Allow", "Action": "*", "Resource": "*"}]},
			"unknown": {"Statement": [{"Sid": true}]},
		}],
	})
	paths == {["policy", "Statement", 0, "Action"]} with input as given.terraform([r])
}

test_allow_harmless if {
	every statement in [
		{"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
		{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::a/*"},
		{"Effect": "Deny", "Action": "*", "Resource": "*"},
	] {
		given_input := given.one("aws_iam_policy", {"policy": text([statement])})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_text_made_by_document if {
	r := object.union(given.resource("aws_iam_policy", {}), {
		"unknown": {"policy": true},
		"references": [{
			"path": ["policy"],
			"resource": "data.aws_iam_policy_document.example",
			"attribute": ["json"],
		}],
	})
	given_input := given.terraform([r])
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_policy_of_a_resource if {
	statement := {"actions": ["*"], "resources": ["*"], "principals": [{"type": "AWS", "identifiers": ["x"]}]}
	given_input := given.terraform([given.data_source("aws_iam_policy_document", {"statement": [statement]})])
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_allow_guard_rail if {
	given_input := given.terraform([
		given.data_source("aws_iam_policy_document", {"statement": [{"actions": ["*"], "resources": ["*"]}]}),
		given.referring("aws_organizations_policy", {}, "content", "data.aws_iam_policy_document.example"),
	])
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_allow_role_without_inline_policy if {
	given_input := given.one("aws_iam_role", {"assume_role_policy": text([everything])})
	count(policy.population) == 0 with input as given_input
}

test_unknown_text if {
	given_input := given.partly("aws_iam_policy", {}, {"policy": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_because_no_json if {
	given_input := given.one("aws_iam_policy", {"policy": "{"})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_action if {
	r := object.union(given.resource("aws_iam_policy", {}), {
		"unknown": {"policy": true},
		"documents": [{
			"path": ["policy"],
			"value": {"Statement": [{"Effect": "Allow", "Resource": "*"}]},
			"unknown": {"Statement": [{"Action": true}]},
		}],
	})
	given_input := given.terraform([r])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_statements_of_document if {
	document := object.union(
		given.data_source("aws_iam_policy_document", {"statement": [null]}),
		{"unknown": {"statement": [true]}},
	)
	given_input := given.terraform([document])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
