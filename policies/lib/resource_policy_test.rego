package plumbline.lib.resource_policy_test

import data.plumbline.lib.resource_policy

keys := ["aws:SourceArn", "aws:SourceIp"]

statement(values, unknown) := {
	"path": ["policy", "Statement", 0],
	"values": object.union({"Effect": "Allow", "Action": "*"}, values),
	"unknown": unknown,
}

open(values) := {array.slice(place, 3, 9) | some place in resource_policy.open_places(statement(values, false), keys)}

test_everybody_in_each_shape if {
	open({"Principal": "*"}) == {["Principal"]}
	open({"Principal": {"AWS": "*"}}) == {["Principal", "AWS"]}
	open({"Principal": {"AWS": ["arn:a", "*"]}}) == {["Principal", "AWS", 1]}
	open({"Principal": {"*": "*"}}) == {["Principal", "*"]}
	open({"NotPrincipal": {"AWS": "arn:a"}}) == {["NotPrincipal"]}
}

test_certain_principals if {
	every principal in [{"AWS": "arn:a"}, {"AWS": ["arn:a", "arn:b"]}, {"Service": "sns.amazonaws.com"}, "arn:a"] {
		open({"Principal": principal}) == set()
		not resource_policy.undecided(statement({"Principal": principal}, false), keys)
	}
}

test_denials_let_nobody_in if open({"Effect": "Deny", "Principal": "*"}) == set()

test_conditions_that_narrow if {
	every condition in [{"ArnLike": {"AWS:SourceArn": "arn:a"}}, {"IpAddress": {"aws:SourceIp": ["10.0.0.0/8"]}}] {
		open({"Principal": "*", "Condition": condition}) == set()
	}
}

test_conditions_that_do_not_narrow if {
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"ArnLike": {"aws:SourceArn": "*"}},
		{"IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"]}},
		{"StringNotEquals": {"aws:SourceArn": "arn:a"}},
		{"ArnLikeIfExists": {"aws:SourceArn": "arn:a"}},
	] {
		open({"Principal": "*", "Condition": condition}) == {["Principal"]}
	}
}

test_condition_with_unknown_value_narrows if {
	one := statement({"Principal": "*", "Condition": {"ArnEquals": {}}}, {"Condition": {"ArnEquals": {"aws:SourceArn": true}}})
	resource_policy.open_places(one, keys) == set()
	not resource_policy.undecided(one, keys)
}

test_undecided if {
	resource_policy.undecided(statement({}, {"Principal": true}), keys)
	resource_policy.undecided(statement({"Principal": {}}, {"Principal": {"AWS": true}}), keys)
	resource_policy.undecided(statement({"Principal": {"AWS": ["arn:a", null]}}, {"Principal": {"AWS": [false, true]}}), keys)
	resource_policy.undecided(statement({"Principal": "*"}, {"Condition": true}), keys)
	resource_policy.undecided(statement({"Principal": "*", "Effect": null}, {"Effect": true}), keys)
}

test_statements_of_a_text if {
	r := {"values": {"policy": `{"Statement": [{"Principal": "*"}, {"Principal": {}}]}`}, "unknown": false}
	count(resource_policy.statements(r, ["policy"])) == 2
}
