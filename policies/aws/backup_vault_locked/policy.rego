# METADATA
# title: Backup vaults are locked and have a key of their own
# description: >-
#   An intruder with administrator rights deletes the backups before the data. A lock refuses every deletion before the retention is
#   over, and a key of your own keeps copies unreadable for whoever only has the vault.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault_lock_configuration
#   - https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
# custom:
#   id: aws-backup-vault-locked
#   severity: medium
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: Backups are there when they are needed, as nobody can delete them early.
#     - id: PI1.5
#       strength: supporting
#       rationale: Stored copies are protected from change and from reading.
#   targets: {terraform: [aws_backup_vault]}
#   reads: {terraform: [aws_backup_vault, aws_backup_vault_lock_configuration, aws_kms_alias, aws_kms_key]}
#   aliases:
#     - CKV_AWS_166
#     - backup_vaults_encrypted
#     - backup_recovery_point_manual_deletion_disabled
#   fixable: true
#   settings:
#     minimum_days:
#       description: The least retention that the lock of the quick fix demands, in days. Backup plans that keep less fail.
#       default: 7
#   remediation: >-
#     Add an `aws_backup_vault_lock_configuration` for the vault. Without `changeable_for_days` it can be removed by those who have
#     the right to (governance mode); with it, nobody can after that many days, AWS included: try it out first. Set `kms_key_arn` to a
#     key of your own; the quick fix writes a variable for it. The key cannot be changed later: the vault is replaced.
package plumbline.aws.backup_vault_locked

import data.plumbline.lib.finding
import data.plumbline.lib.kms
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

key := ["kms_key_arn"]

population contains r.id if some r in tf.resources("aws_backup_vault")

# ---- the lock ----------------------------------------------------------------------------------------------------

locks := tf.links(tf.resources("aws_backup_vault_lock_configuration"), ["backup_vault_name"])

# The vault's name is `name`.
is_locked(r) if tf.has_sibling(locks, r, ["name"])

may_be_locked(r) if tf.may_have_sibling(locks, r, ["name"])

deny contains finding.fixable(r, [], "The vault is not locked: backups can be deleted at any time.", lock(r)) if {
	some r in tf.resources("aws_backup_vault")
	not is_locked(r)
	not may_be_locked(r)
}

undecided contains finding.new(r, [], "Whether a lock belongs to the vault is not known before apply.") if {
	some r in tf.resources("aws_backup_vault")
	not is_locked(r)
	may_be_locked(r)
}

lock(r) := finding.fix("Lock the vault", [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_backup_vault_lock_configuration",
	"name": r.name,
	"body": array.concat(
		tf.link_entries(r, "backup_vault_name", "name"),
		[{"name": "min_retention_days", "value": settings.value(rego.metadata.chain(), "minimum_days")}],
	),
}])

# ---- the key -----------------------------------------------------------------------------------------------------

deny contains finding.fixable(r, key, "The vault is encrypted with the key of the service.", use_key) if {
	some r in tf.resources("aws_backup_vault")
	kms.none(r, key)
}

undecided contains finding.new(r, key, "Whether a key of your own is used is not known before apply.") if {
	some r in tf.resources("aws_backup_vault")
	kms.open(r, key)
}

use_key := finding.fix(
	"Use a key of your own",
	variable.set(key, "backup_kms_key_arn", "ARN of the KMS key that encrypts backups."),
)
