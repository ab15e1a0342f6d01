# METADATA
# title: Storage accounts accept HTTPS only
# description: >-
#   Over plain HTTP everything between client and storage account, account keys in signatures included, can be read and changed on the way.
#   HTTPS only is Azure's default; somebody switched it off.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#   - https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer
# custom:
#   id: az-storage-https
#   severity: high
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data on its way to and from the account is encrypted.
#     - id: CC6.2
#       strength: supporting
#       rationale: Credentials are not shown to the network when they are used.
#   targets: {terraform: [azurerm_storage_account]}
#   aliases:
#     - CKV_AZURE_3
#     - AZU-0008
#     - AZU-0059
#     - FG_R00152
#     - storage_secure_transfer_required_is_enabled
#   fixable: true
#   remediation: >-
#     Set `https_traffic_only_enabled = true` (`enable_https_traffic_only` before version 4 of the provider), or leave it out. NFS shares need
#     an account of their own.
package plumbline.az.storage_https

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# Version 4 of the provider renamed it. Absent means true for both.
names := ["https_traffic_only_enabled", "enable_https_traffic_only"]

population contains r.id if some r in tf.resources("azurerm_storage_account")

deny contains finding.fixable(r, [name], "The storage account accepts plain HTTP.", require_https(name)) if {
	some r in tf.resources("azurerm_storage_account")
	some name in names
	tf.is_false(r, [name])
}

undecided contains finding.new(r, [name], "Whether plain HTTP is accepted is not known before apply.") if {
	some r in tf.resources("azurerm_storage_account")
	some name in names
	tf.unknown(r, [name])
}

require_https(name) := finding.fix("Accept HTTPS only", [{"op": "set", "path": [name], "value": true}])
