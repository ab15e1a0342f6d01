# METADATA
# title: ECS tasks are isolated from their host
# description: >-
#   A privileged container, or one that shares the process namespace of its host, has the host's rights: who breaks out of the application owns the
#   machine and the other tasks on it. A root file system that can be written to lets an attacker stay.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_task_definition
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
# custom:
#   id: aws-ecs-privileged
#   severity: high
#   controls:
#     - {id: CC6.8, strength: direct, rationale: Unwanted software in a container cannot spread to the host or settle in the container.}
#     - {id: CC6.1, strength: direct, rationale: A task has its own rights and not those of the machine it runs on.}
#   targets: {terraform: [aws_ecs_task_definition]}
#   aliases: [CKV_AWS_334, CKV_AWS_336, CKV_AWS_335]
#   fixable: true
#   settings:
#     require_readonly_root:
#       description: Whether containers must have `readonlyRootFilesystem`.
#       default: true
#   remediation: >-
#     Leave out `privileged` and `pid_mode = "host"`, and set `readonlyRootFilesystem` to true (the quick fixes do, but not inside a heredoc); give the container a volume where it has to write. Windows
#     containers have no read-only root.
package plumbline.aws.ecs_privileged

import data.plumbline.lib.finding
import data.plumbline.lib.settings
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

require_readonly if settings.value(rego.metadata.chain(), "require_readonly_root") == true

windows(r) if startswith(tf.value(r, ["runtime_platform", 0, "operating_system_family"]), "WINDOWS")

maybe_windows(r) if tf.unknown(r, ["runtime_platform", 0, "operating_system_family"])

deny contains finding.fixable(r, ["pid_mode"], "The task shares the process namespace of its host.", leave_host) if {
	some r in tf.resources("aws_ecs_task_definition")
	tf.value(r, ["pid_mode"]) == "host"
}

deny contains mended(r, path, text, set_to("Remove the privileges", path, false)) if {
	some r in tf.resources("aws_ecs_task_definition")
	some container in containers(r)
	tf.is_true(container, ["privileged"])
	path := tf.path_in(container, ["privileged"])
	text := concat("", [name(container), " is privileged."])
}

deny contains mended(r, path, text, set_to("Make the root file system read-only", path, true)) if {
	some r in tf.resources("aws_ecs_task_definition")
	require_readonly
	not windows(r)
	not maybe_windows(r)
	some container in containers(r)
	tf.missing_or_false(container, ["readonlyRootFilesystem"])
	path := tf.path_in(container, ["readonlyRootFilesystem"])
	text := concat("", [name(container), " can write to its root file system."])
}

undecided contains finding.new(r, ["pid_mode"], "Whether the task shares namespaces of its host is not known before apply.") if {
	some r in tf.resources("aws_ecs_task_definition")
	tf.unknown(r, ["pid_mode"])
}

undecided contains finding.new(r, tf.path_in(container, [attribute]), "Whether the container is isolated is not known before apply.") if {
	some r in tf.resources("aws_ecs_task_definition")
	some container in containers(r)
	some attribute in ["privileged", "readonlyRootFilesystem"]
	tf.unknown(container, [attribute])
}

undecided contains finding.new(r, ["runtime_platform"], "Whether the containers are Windows ones is not known before apply.") if {
	some r in tf.resources("aws_ecs_task_definition")
	require_readonly
	maybe_windows(r)
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

set_to(title, path, value) := finding.fix(title, [{"op": "set", "path": path, "value": value}])

leave_host := finding.fix("Give the task its own process namespace", [{"op": "remove", "path": ["pid_mode"]}])
