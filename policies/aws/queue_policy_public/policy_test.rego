package plumbline.aws.queue_policy_public_test

import data.plumbline.aws.queue_policy_public as policy
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

with_policy(type, statement) := given.one(type, {"policy": json.marshal({"Statement": [statement]})})

everybody := {"Effect": "Allow", "Principal": "*", "Action": "sqs:*"}

# Sending is enough to drive what is behind a queue: that only one action is allowed to everybody changes nothing.
test_deny_everybody if {
	every type in ["aws_sqs_queue_policy", "aws_sns_topic_policy", "aws_sqs_queue", "aws_sns_topic"] {
		failing(with_policy(type, everybody)) == {["policy", "Statement", 0, "Principal"]}
		failing(with_policy(type, object.union(everybody, {"Action": "sqs:SendMessage"}))) == {["policy", "Statement", 0, "Principal"]}
	}
}

test_allow_some if {
	passes(with_policy("aws_sqs_queue_policy", object.union(everybody, {"Principal": {"Service": "sns.amazonaws.com"}})))
	narrowed := {"Condition": {"ArnEquals": {"aws:SourceArn": "arn:aws:sns:eu-central-1:123456789012:orders"}}}
	passes(with_policy("aws_sqs_queue_policy", object.union(everybody, narrowed)))
}

test_allow_none if {
	given_input := given.one("aws_sqs_queue", {})
	count(policy.population) == 0 with input as given_input
	failing(given_input) == set()
}

test_unknown_policy if {
	is_unknown(given.partly("aws_sqs_queue_policy", {}, {"policy": true}))
	is_unknown(given.one("aws_sqs_queue_policy", {"policy": "no JSON"}))
}

test_unknown_part if {
	r := given.resource("aws_sqs_queue_policy", {})
	every unknown in [{"Statement": true}, {"Statement": [{"Principal": true}]}] {
		document := {"path": ["policy"], "value": {"Statement": [{"Effect": "Allow"}]}, "unknown": unknown}
		is_unknown(given.terraform([object.union(r, {"unknown": {"policy": true}, "documents": [document]})]))
	}
}
