package plumbline.aws.iam_wildcard_action_test

import data.plumbline.aws.iam_wildcard_action as policy
import data.plumbline.lib.given

text(statements) := json.marshal({"Version": "2012-10-17", "Statement": statements})

grant(action, resource) := {"Effect": "Allow", "Action": action, "Resource": resource}

one(statement) := given.one("aws_iam_policy", {"policy": text([statement])})

paths := {finding.path | some finding in policy.deny}

test_deny_wildcards if {
	every action in ["*", "s3:*", "*:*"] {
		paths == {["policy", "Statement", 0, "Action"]} with input as one(grant(action, "arn:aws:s3:::a/*"))
	}
	paths == {["policy", "Statement", 0, "Action", 1]} with input as one(grant(["s3:GetObject", "ec2:*"], "*"))
}

test_deny_changes_of_everything if {
	given_input := one(grant(["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "sqs:Create*", "sns:Publish"], "*"))
	texts == {"On every resource, the statement allows `s3:PutObject`, `s3:DeleteObject`, `sqs:Create*` and 1 more."} with input as given_input
	paths == {["policy", "Statement", 0, "Resource"]} with input as given_input
}

texts := {finding.text | some finding in policy.deny}

test_deny_all_but_some if {
	statement := {"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}
	paths == {["policy", "Statement", 0, "NotAction"]} with input as one(statement)
}

test_allow_harmless if {
	every statement in [
		grant("s3:PutObject", "arn:aws:s3:::a/*"),
		grant(["ec2:Describe*", "s3:GetObject", "s3:list*"], "*"),
		grant(["cloudwatch:PutMetricData", "ssmmessages:CreateDataChannel", "ssmmessages:*"], "*"),
		object.union(grant("ec2:TerminateInstances", "*"), {"Condition": {"StringEquals": {"aws:ResourceTag/team": "a"}}}),
		{"Effect": "Deny", "Action": "*", "Resource": "*"},
	] {
		given_input := one(statement)
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
		partly({"Effect": "Allow", "Action": "s3:PutObject"}, {"Resource": true}),
		partly({"Action": "s3:PutObject", "Resource": "*"}, {"Effect": true}),
		given.partly("aws_iam_policy", {}, {"policy": true}),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
