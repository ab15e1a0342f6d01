package plumbline.aws.iam_privesc_test

import data.plumbline.aws.iam_privesc as policy
import data.plumbline.lib.given

text(statements) := json.marshal({"Version": "2012-10-17", "Statement": statements})

grant(action, resource) := {"Effect": "Allow", "Action": action, "Resource": resource}

one(statement) := given.one("aws_iam_policy", {"policy": text([statement])})

paths := {finding.path | some finding in policy.deny}

two(first, second) := given.one("aws_iam_policy", {"policy": text([first, second])})

test_deny_single_actions if {
	every action in ["iam:CreatePolicyVersion", "iam:AttachUserPolicy", "iam:*", "iam:Put*", "*"] {
		paths == {["policy", "Statement", 0, "Action"]} with input as one(grant(action, "*"))
	}
	paths == {["policy", "Statement", 0, "Action"]} with input as one(grant("iam:PutRolePolicy", "arn:aws:iam::*:role/*"))
}

test_deny_actions_together if {
	paths == {["policy", "Statement", 0, "Action", 0]} with input as one(grant(["iam:PassRole", "ec2:RunInstances"], "*"))
	paths == {["policy", "Statement", 0, "Action"]} with input as two(grant("iam:PassRole", "*"), grant("ec2:*", "*"))
}

test_deny_in_spite_of_the_service if {
	statement := object.union(grant(["iam:PassRole", "ec2:RunInstances"], "*"), {"Condition": {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}})
	count(paths) == 1 with input as one(statement)
}

test_deny_document if {
	document := given.data_source("aws_iam_policy_document", {"statement": [{"actions": ["iam:CreateAccessKey"], "resources": ["*"]}]})
	paths == {["statement", 0, "actions", 0]} with input as given.terraform([document])
}

test_allow_harmless if {
	every given_input in [
		one(grant("iam:PassRole", "*")),
		one(grant(["iam:PassRole", "ec2:RunInstances"], "arn:aws:iam::123456789012:role/web")),
		one(grant("iam:Get*", "*")),
		one(object.union(grant("iam:AttachRolePolicy", "*"), {"Condition": {"StringEquals": {"iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/b"}}})),
		two(grant("iam:*", "*"), {"Effect": "Deny", "Action": "*", "Resource": "*"}),
	] {
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

partly(value, unknown) := given.terraform([object.union(given.resource("aws_iam_policy", {}), {
	"unknown": {"policy": true},
	"documents": [{"path": ["policy"], "value": {"Statement": [value]}, "unknown": {"Statement": [unknown]}}],
})])

test_unknown_parts if {
	every given_input in [
		partly({"Effect": "Allow", "Resource": "*"}, {"Action": true}),
		partly({"Effect": "Allow", "Action": "iam:PutRolePolicy"}, {"Resource": true}),
		partly({"Action": "iam:PutRolePolicy", "Resource": "*"}, {"Effect": true}),
		given.partly("aws_iam_policy", {}, {"policy": true}),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_allow_unknown_actions_on_one_resource if {
	given_input := partly({"Effect": "Allow", "Resource": "arn:aws:s3:::a"}, {"Action": true})
	count(policy.undecided) == 0 with input as given_input
}
