# METADATA
# title: ECS containers send their logs somewhere
# description: >-
#   What a container prints is lost with it unless a log configuration sends it on. After an incident there is nothing left to look at.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
# custom:
#   id: aws-ecs-logs
#   severity: medium
#   controls:
#     - {id: CC7.2, strength: direct, rationale: What applications report can be watched and searched.}
#     - {id: A1.1, strength: supporting, rationale: Errors and load before an outage are on record.}
#   targets: {terraform: [aws_ecs_task_definition]}
#   aliases: [ecs_task_definitions_logging_enabled]
#   fixable: true
#   remediation: >-
#     Give each container a `logConfiguration`, such as the driver `awslogs` with a log group, a region and a stream prefix; the quick fix adds both, but not inside a heredoc. The
#     task's execution role needs `logs:CreateLogStream` and `logs:PutLogEvents`.
package plumbline.aws.ecs_logs

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

definitions := ["container_definitions"]

population contains r.id if some r in tf.resources("aws_ecs_task_definition")

# The containers, as blocks whose paths start at the resource.
containers(r) := tf.blocks(as_block(r), "container_definitions")

as_block(r) := {
	"values": {"container_definitions": document.values},
	"unknown": {"container_definitions": document.unknown},
} if {
	document := tf.document(r, definitions)
}

driver := ["logConfiguration", "logDriver"]

deny contains mended(r, path, text, add(r, path)) if {
	some r in tf.resources("aws_ecs_task_definition")
	some container in containers(r)
	tf.missing(container, driver)
	path := tf.path_in(container, ["logConfiguration"])
	text := concat("", [name(container), " sends its logs nowhere."])
}

deny contains finding.new(r, path, text) if {
	some r in tf.resources("aws_ecs_task_definition")
	some container in containers(r)
	tf.value(container, driver) == "none"
	path := tf.path_in(container, driver)
	text := concat("", [name(container), " throws its logs away."])
}

undecided contains finding.new(r, tf.path_in(container, ["logConfiguration"]), "Whether logs are sent is not known before apply.") if {
	some r in tf.resources("aws_ecs_task_definition")
	some container in containers(r)
	tf.unknown(container, driver)
}

undecided contains finding.new(r, definitions, "Not all containers are known before apply.") if {
	some r in tf.resources("aws_ecs_task_definition")
	tf.document_unknown(r, definitions)
}

undecided contains finding.new(r, definitions, "Not all containers are known before apply.") if {
	some r in tf.resources("aws_ecs_task_definition")
	tf.blocks_unknown(as_block(r), "container_definitions")
}

undecided contains finding.new(r, definitions, "The containers cannot be read as JSON.") if {
	some r in tf.resources("aws_ecs_task_definition")
	tf.is_known(r, definitions)
	not tf.document(r, definitions)
}

name(container) := concat("", ["Container \"", tf.value(container, ["name"]), "\""])

name(container) := "A container" if not tf.value(container, ["name"])

# The quick fix changes what `jsonencode` encodes; a text of several lines is a heredoc, whose JSON it leaves alone.
mended(r, path, text, change) := finding.fixable(r, path, text, change) if not in_heredoc(r)

mended(r, path, text, _) := finding.new(r, path, text) if in_heredoc(r)

in_heredoc(r) if contains(tf.value(r, definitions), "\n")

add(r, path) := finding.fix("Send logs to CloudWatch", [
	{"op": "set", "path": path, "ref": concat("", [
		"{ logDriver = \"awslogs\", options = { awslogs-group = aws_cloudwatch_log_group.",
		group(r),
		".name, awslogs-region = data.aws_region.current.id, awslogs-stream-prefix = ",
		json.marshal(r.name),
		" } }",
	])},
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_cloudwatch_log_group",
		"name": group(r),
		"body": [
			{"name": "name", "value": concat("", ["/ecs/", replace(r.name, "_", "-")])},
			{"name": "retention_in_days", "value": 365},
		],
	},
	{"op": "add_resource", "block": "data", "type": "aws_region", "name": "current", "body": []},
])

group(r) := concat("_", ["ecs", r.name])
