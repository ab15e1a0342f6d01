# METADATA
# title: Events that functions fail on are kept
# description: >-
#   An event that a function cannot process, after two more tries, is dropped. Without a place for such events the loss is not noticed and
#   cannot be made good.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_event_invoke_config
#   - https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
# custom:
#   id: aws-lambda-dlq
#   severity: info
#   controls:
#     - {id: CC7.2, strength: direct, rationale: Failed processing is noticed by what it leaves behind.}
#     - {id: A1.1, strength: supporting, rationale: Events that come faster than they can be processed are not lost.}
#   targets: {terraform: [aws_lambda_function]}
#   reads: {terraform: [aws_lambda_function, aws_lambda_function_event_invoke_config]}
#   aliases: [CKV_AWS_116, lambda_function_dead_letter_queue_configured]
#   fixable: true
#   remediation: >-
#     Add `dead_letter_config { target_arn = … }` with a queue or topic, or an `aws_lambda_function_event_invoke_config` with `destination_config { on_failure { … } }`. The
#     quick fix adds a queue; allow the function's role `sqs:SendMessage` on it. It matters for functions that are invoked asynchronously.
package plumbline.aws.lambda_dlq

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_lambda_function")

# Invocation settings that send failed events somewhere.
destinations[r.id] := r if {
	some r in tf.resources("aws_lambda_function_event_invoke_config")
	not tf.missing(r, ["destination_config", 0, "on_failure"])
}

links := tf.links(destinations, ["function_name"])

kept(r) if count(tf.blocks(r, "dead_letter_config")) > 0

kept(r) if tf.has_sibling(links, r, ["function_name"])

maybe_kept(r) if tf.blocks_unknown(r, "dead_letter_config")

maybe_kept(r) if tf.may_have_sibling(links, r, ["function_name"])

deny contains finding.fixable(r, [], "Events that the function fails on are lost.", add(r)) if {
	some r in tf.resources("aws_lambda_function")
	not kept(r)
	not maybe_kept(r)
}

undecided contains finding.new(r, [], "Whether failed events are kept is not known before apply.") if {
	some r in tf.resources("aws_lambda_function")
	not kept(r)
	maybe_kept(r)
}

add(r) := finding.fix("Keep failed events in a queue", [
	{
		"op": "add_block",
		"path": ["dead_letter_config"],
		"body": [{"name": "target_arn", "ref": concat("", ["aws_sqs_queue.", queue(r), ".arn"])}],
	},
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_sqs_queue",
		"name": queue(r),
		"body": [
			{"name": "name", "value": replace(queue(r), "_", "-")},
			{"name": "message_retention_seconds", "value": 1209600},
			{"name": "sqs_managed_sse_enabled", "value": true},
		],
	},
])

queue(r) := concat("", [r.name, "_dead_letters"])
