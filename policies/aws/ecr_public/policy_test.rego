package plumbline.aws.ecr_public_test

import data.plumbline.aws.ecr_public as policy
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

with_policy(statement) := given.one("aws_ecr_repository_policy", {"policy": json.marshal({"Statement": [statement]})})

everybody := {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}

test_deny_everybody if {
	failing(with_policy(everybody)) == {["policy", "Statement", 0, "Principal"]}
	failing(with_policy(object.union(everybody, {"Principal": {"AWS": "*"}}))) == {["policy", "Statement", 0, "Principal", "AWS"]}
}

test_allow_some if {
	passes(with_policy(object.union(everybody, {"Principal": {"AWS": "arn:aws:iam::123456789012:root"}})))
	passes(with_policy(object.union(everybody, {"Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}})))
}

test_unknown_policy if {
	is_unknown(given.partly("aws_ecr_repository_policy", {}, {"policy": true}))
	is_unknown(given.one("aws_ecr_repository_policy", {"policy": "no JSON"}))
}

test_unknown_part if {
	r := given.resource("aws_ecr_repository_policy", {})
	every unknown in [{"Statement": true}, {"Statement": [{"Principal": true}]}] {
		document := {"path": ["policy"], "value": {"Statement": [{"Effect": "Allow"}]}, "unknown": unknown}
		is_unknown(given.terraform([object.union(r, {"unknown": {"policy": true}, "documents": [document]})]))
	}
}
