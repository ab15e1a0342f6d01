package plumbline.lib.presence_test

import data.plumbline.lib.given as inputs
import data.plumbline.lib.presence

topic := ["topic"]

part(flags) := object.union(
	inputs.referring("aws_x", {}, "topic", "aws_sns_topic.example"),
	{"references": [object.union({"path": topic, "resource": "aws_sns_topic.example", "attribute": ["arn"]}, flags)]},
)

test_given_if_written_or_referred_to if {
	presence.given(inputs.resource("aws_x", {"topic": "arn"}), topic)
	presence.given(part({}), topic)
	presence.given(part({"derived": true, "partOfText": true}), topic)
}

test_missing_if_absent_or_empty if {
	every values in [{}, {"topic": ""}, {"topic": []}] {
		presence.missing(inputs.resource("aws_x", values), topic)
		not presence.given(inputs.resource("aws_x", values), topic)
		not presence.open(inputs.resource("aws_x", values), topic)
	}
}

test_open_if_only_perhaps_given if {
	presence.open(part({"derived": true}), topic)
	not presence.given(part({"derived": true}), topic)
	not presence.missing(part({"derived": true}), topic)
	presence.open(inputs.referring("aws_x", {}, "topic", "var.topic"), topic)
}
