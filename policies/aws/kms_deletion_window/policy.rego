# METADATA
# title: KMS keys cannot be lost quickly
# description: >-
#   A deleted key takes everything that it encrypted with it, and nothing brings it back. The waiting period is the time to notice; a
#   key that is switched off has the same effect at once.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_external_key
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_replica_key
#   - https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
# custom:
#   id: aws-kms-deletion-window
#   severity: low
#   controls:
#     - id: CC6.1
#       strength: supporting
#       rationale: Keys that protect data are not destroyed before somebody could object.
#     - id: A1.2
#       strength: direct
#       rationale: Encrypted data and backups stay readable while a mistaken deletion can be undone.
#     - id: C1.2
#       strength: supporting
#       rationale: Disposal by deleting keys becomes a deliberate step.
#   targets: {terraform: [aws_kms_key, aws_kms_external_key, aws_kms_replica_key]}
#   aliases:
#     - CKV_AWS_227
#     - kms_key_not_pending_deletion
#   fixable: true
#   settings:
#     minimum_days:
#       description: The least number of days between the request to delete a key and its deletion, from 7 to 30.
#       default: 30
#   remediation: >-
#     Set `deletion_window_in_days = 30`, or leave it out: that is the default. Leave `is_enabled` (`enabled` for external and replica
#     keys) out too, or set it to `true`.
package plumbline.aws.kms_deletion_window

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

# The attribute that switches a key off, by type.
switches := {"aws_kms_key": "is_enabled", "aws_kms_external_key": "enabled", "aws_kms_replica_key": "enabled"}

window := ["deletion_window_in_days"]

judged[r.id] := r if {
	some type, _ in switches
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

minimum := settings.value(rego.metadata.chain(), "minimum_days")

# Absent means the longest, 30 days.
deny contains finding.fixable(r, window, text(tf.number(r, window)), wait) if {
	some r in judged
	tf.number(r, window) < minimum
}

deny contains finding.fixable(r, [switches[r.type]], "The key is switched off.", switch_on(r)) if {
	some r in judged
	tf.is_false(r, [switches[r.type]])
}

undecided contains finding.new(r, window, "How long a deletion waits is not known before apply.") if {
	some r in judged
	tf.unknown(r, window)
}

undecided contains finding.new(r, [switches[r.type]], "Whether the key is switched on is not known before apply.") if {
	some r in judged
	tf.unknown(r, [switches[r.type]])
}

text(days) := concat("", [
	"A deleted key is lost after ",
	format_int(days, 10),
	" days, sooner than ",
	format_int(minimum, 10),
	".",
])

wait := finding.fix(
	concat("", ["Wait for ", format_int(minimum, 10), " days"]),
	[{"op": "set", "path": window, "value": minimum}],
)

switch_on(r) := finding.fix("Switch the key on", [{"op": "set", "path": [switches[r.type]], "value": true}])
