# METADATA
# title: Secrets rotate
# description: >-
#   A password that never changes is worth as much years later to whoever copied it once: from a log, a laptop, a former colleague.
#   Secrets Manager replaces it on a schedule without anybody seeing it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret_rotation
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/secretsmanager_secret
#   - https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
# custom:
#   id: aws-secretsmanager-rotation
#   severity: medium
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Credentials lose their worth regularly, whoever has got hold of them.
#   targets: {terraform: [aws_secretsmanager_secret, aws_secretsmanager_secret_rotation]}
#   reads: {terraform: [aws_secretsmanager_secret, aws_secretsmanager_secret_rotation]}
#   aliases:
#     - CKV2_AWS_57
#     - CKV_AWS_304
#     - secretsmanager_secret_automatic_rotation_enabled
#   fixable: true
#   settings:
#     maximum_days:
#       description: The greatest number of days between two rotations.
#       default: 90
#   remediation: >-
#     Add an `aws_secretsmanager_secret_rotation` for the secret with `rotation_rules { automatically_after_days = 90 }` and the ARN
#     of a function that knows how to change it; the quick fix writes a variable for the function, for you to fill. AWS provides
#     functions for its databases. Waive the policy for secrets that only another party can change.
package plumbline.aws.secretsmanager_rotation

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

population contains r.id if some r in tf.resources("aws_secretsmanager_secret")

population contains r.id if some r in tf.resources("aws_secretsmanager_secret_rotation")

maximum := settings.value(rego.metadata.chain(), "maximum_days")

after := ["rotation_rules", 0, "automatically_after_days"]

schedule := ["rotation_rules", 0, "schedule_expression"]

# ---- how often ---------------------------------------------------------------------------------------------------

# Rules are those of a rotation, or, as provider 4 and before wrote it, of a secret.
ruled[r.id] := r if some r in tf.resources("aws_secretsmanager_secret_rotation")

ruled[r.id] := r if {
	some r in tf.resources("aws_secretsmanager_secret")
	not tf.missing(r, ["rotation_rules"])
}

deny contains finding.fixable(r, after, text(days), rotate) if {
	some r in ruled
	days := tf.number(r, after)
	days > maximum
}

deny contains finding.fixable(r, schedule, text(days), reschedule) if {
	some r in ruled
	days := rate(r)
	days > maximum
}

deny contains finding.fixable(r, after, "No schedule says when the secret rotates.", rotate) if {
	some r in ruled
	tf.missing(r, after)
	tf.missing(r, schedule)
}

undecided contains finding.new(r, ["rotation_rules"], "How often the secret rotates is not known before apply.") if {
	some r in ruled
	is_open(r)
}

is_open(r) if tf.unknown(r, after)

is_open(r) if tf.unknown(r, schedule)

undecided contains finding.new(r, schedule, "How often the schedule rotates the secret cannot be told.") if {
	some r in ruled
	expression := tf.value(r, schedule)
	not regex.match(`^rate\([0-9]+ (hours?|days?)\)$`, expression)
	not is_monthly(expression)
}

rate(r) := to_number(number) / unit[name] if {
	[_, number, name] := regex.find_all_string_submatch_n(`^rate\(([0-9]+) (hour|day)s?\)$`, tf.value(r, schedule), 1)[0]
}

unit := {"hour": 24, "day": 1}

# A cron expression for every month, or for every second.
is_monthly(expression) if regex.match(`^cron\(\S+ \S+ \S+ (\*|[0-9*]+/[12]) \S+ \*\)$`, expression)

text(days) := concat("", ["The secret rotates every ", format_int(days, 10), " days, later than after ", format_int(maximum, 10), "."])

rotate := finding.fix(
	concat("", ["Rotate every ", format_int(maximum, 10), " days"]),
	[{"op": "set", "path": after, "value": maximum}],
)

reschedule := finding.fix(
	concat("", ["Rotate every ", format_int(maximum, 10), " days"]),
	[{"op": "set", "path": schedule, "value": concat("", ["rate(", format_int(maximum, 10), " days)"])}],
)

# ---- secrets without rotation ------------------------------------------------------------------------------------

links := tf.links(tf.resources("aws_secretsmanager_secret_rotation"), ["secret_id"])

# A secret is named by its ARN, its id, or its name.
has_rotation(r) if tf.has_sibling(links, r, ["name"])

may_have_rotation(r) if tf.may_have_sibling(links, r, ["name"])

deny contains finding.fixable(r, [], "The secret does not rotate.", add_rotation(r)) if {
	some r in tf.resources("aws_secretsmanager_secret")
	tf.missing(r, ["rotation_rules"])
	tf.missing(r, ["rotation_lambda_arn"])
	not has_rotation(r)
	not may_have_rotation(r)
}

undecided contains finding.new(r, [], "Whether a rotation belongs to the secret is not known before apply.") if {
	some r in tf.resources("aws_secretsmanager_secret")
	tf.missing(r, ["rotation_rules"])
	not has_rotation(r)
	open_secret(r)
}

open_secret(r) if may_have_rotation(r)

open_secret(r) if not tf.missing(r, ["rotation_lambda_arn"])

add_rotation(r) := finding.fix("Add a rotation", [
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_secretsmanager_secret_rotation",
		"name": r.name,
		"body": array.concat(
			tf.link_entries(r, "secret_id", "id"),
			[
				{"name": "rotation_lambda_arn", "ref": variable.reference(function)},
				{"name": "rotation_rules", "block": [{"name": "automatically_after_days", "value": maximum}]},
			],
		),
	},
	variable.declare(function, "ARN of the function that rotates the secrets."),
])

function := "secret_rotation_lambda_arn"
