# METADATA
# title: Disks of machines are encrypted
# description: >-
#   The disks of a machine, and the snapshots taken of them, can be read by whoever gets a copy unless they are encrypted. The root disk is
#   forgotten most, because nothing has to be written for it to exist.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template
#   - https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
# custom:
#   id: aws-ec2-block-device-encrypted
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading a disk takes the key as well as the disk, so that access stays with those who may use the key.
#     - id: CC6.7
#       strength: supporting
#       rationale: Snapshots that are copied or shared stay unreadable without the key.
#   targets: {terraform: [aws_instance, aws_launch_template, aws_launch_configuration]}
#   reads: {terraform: [aws_ebs_encryption_by_default, aws_launch_template]}
#   aliases:
#     - CKV_AWS_8
#     - AWS-0131
#     - AWS-0008
#     - AWS-0122
#   fixable: true
#   remediation: >-
#     Add `root_block_device { encrypted = true }` and set `encrypted = true` for every other disk; in a launch template, in `ebs` of each
#     of `block_device_mappings`. Changing it replaces the machine. `aws_ebs_encryption_by_default` in the same module covers what says
#     nothing.
package plumbline.aws.ec2_block_device_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

machines[r.id] := r if {
	some type in ["aws_instance", "aws_launch_configuration"]
	some r in tf.resources(type)
}

population contains id if some id, _ in machines

population contains r.id if some r in tf.resources("aws_launch_template")

# ---- disks that are written --------------------------------------------------------------------------------------

names := ["root_block_device", "ebs_block_device"]

# Each disk, with the path of its `encrypted`. A disk that is made from a snapshot takes over the snapshot's encryption.
disks := array.concat(
	[{"in": r, "flag": tf.path_in(disk, ["encrypted"]), "inherits": made_from_snapshot(disk)} |
		some r in machines
		some name in names
		some disk in tf.blocks(r, name)
	],
	[{"in": r, "flag": tf.path_in(disk, ["encrypted"]), "inherits": made_from_snapshot(disk)} |
		some r in tf.resources("aws_launch_template")
		some mapping in tf.blocks(r, "block_device_mappings")
		some i, _ in object.get(mapping.values, "ebs", [])
		disk := tf.block_at(mapping, ["ebs", i])
	],
)

default made_from_snapshot(_) := false

made_from_snapshot(disk) if not tf.missing(disk, ["snapshot_id"])

deny contains finding.fixable(r, flag, "The disk is not encrypted.", encrypt(flag)) if {
	some {"in": r, "flag": flag, "inherits": _} in disks
	tf.is_false(r, flag)
}

deny contains finding.fixable(r, flag, "The disk is not encrypted.", encrypt(flag)) if {
	some {"in": r, "flag": flag, "inherits": false} in disks
	tf.missing(r, flag)
	not encrypted_by_default
	not maybe_encrypted_by_default
}

undecided contains finding.new(r, flag, "Whether the disk is encrypted is not known before apply.") if {
	some {"in": r, "flag": flag, "inherits": _} in disks
	tf.unknown(r, flag)
}

undecided contains finding.new(r, flag, "Whether the disk is encrypted depends on the snapshot that it is made from.") if {
	some {"in": r, "flag": flag, "inherits": true} in disks
	tf.missing(r, flag)
	not encrypted_by_default
}

undecided contains finding.new(r, flag, "Whether the disk is encrypted depends on a default that is not known.") if {
	some {"in": r, "flag": flag, "inherits": false} in disks
	tf.missing(r, flag)
	not encrypted_by_default
	maybe_encrypted_by_default
}

undecided contains finding.new(r, [name], "Not all disks are known before apply.") if {
	some r in machines
	some name in names
	tf.blocks_unknown(r, name)
}

undecided contains finding.new(r, ["block_device_mappings"], "Not all disks are known before apply.") if {
	some r in tf.resources("aws_launch_template")
	tf.blocks_unknown(r, "block_device_mappings")
}

# ---- disks that are not written ----------------------------------------------------------------------------------

# The root disk is there all the same.
silent[r.id] := r if {
	some r in machines
	tf.missing(r, ["root_block_device"])
	not encrypted_by_default
}

deny contains finding.fixable(r, ["root_block_device"], "The root disk is not encrypted.", add_root) if {
	some r in silent
	tf.missing(r, ["launch_template"])
	not maybe_encrypted_by_default
}

undecided contains finding.new(r, ["root_block_device"], "Whether the root disk is encrypted depends on a default that is not known.") if {
	some r in silent
	maybe_encrypted_by_default
}

undecided contains finding.new(r, ["root_block_device"], "Whether the root disk is encrypted is for the launch template to say.") if {
	some r in silent
	not tf.missing(r, ["launch_template"])
	not template_with_disks(r)
}

# The disks of a template of the module are judged there.
template_with_disks(r) if {
	some template in tf.resources("aws_launch_template")
	some attribute in ["id", "name"]
	tf.linked(r, ["launch_template", 0, attribute], template)
	not tf.missing(template, ["block_device_mappings"])
}

# A template without any takes the disks of its image.
undecided contains finding.new(r, ["block_device_mappings"], "Whether the disks are encrypted depends on the image.") if {
	some r in tf.resources("aws_launch_template")
	tf.missing(r, ["block_device_mappings"])
	not encrypted_by_default
}

# ---- the default of the region -----------------------------------------------------------------------------------

encrypted_by_default if {
	some r in tf.resources("aws_ebs_encryption_by_default")
	switched_on(r)
}

switched_on(r) if tf.missing(r, ["enabled"])

switched_on(r) if tf.is_true(r, ["enabled"])

maybe_encrypted_by_default if {
	some r in tf.resources("aws_ebs_encryption_by_default")
	tf.unknown(r, ["enabled"])
}

# ---- fixes -------------------------------------------------------------------------------------------------------

encrypt(flag) := finding.fix("Encrypt the disk", [{"op": "set", "path": flag, "value": true}])

add_root := finding.fix("Encrypt the root disk", [{
	"op": "add_block",
	"path": ["root_block_device"],
	"body": [{"name": "encrypted", "value": true}],
}])
