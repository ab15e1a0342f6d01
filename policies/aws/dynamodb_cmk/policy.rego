# METADATA
# title: DynamoDB tables are encrypted with a key of your own
# description: >-
#   Tables are always encrypted, but with a key of DynamoDB, which says nothing about who may read them. With a key of your own, a
#   policy says who may, it can be revoked at once, and every use of it is recorded.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table
#   - https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
# custom:
#   id: aws-dynamodb-cmk
#   severity: info
#   controls:
#     - id: CC6.1
#       strength: supporting
#       rationale: Reading a table takes the right to use its key as well.
#     - id: PI1.5
#       strength: supporting
#       rationale: Stored items are protected by a key whose use is recorded.
#   targets: {terraform: [aws_dynamodb_table]}
#   reads: {terraform: [aws_kms_alias, aws_kms_key]}
#   aliases:
#     - CKV_AWS_119
#     - AWS-0025
#     - dynamodb_tables_kms_cmk_encryption_enabled
#   fixable: true
#   remediation: >-
#     Add `server_side_encryption` with `enabled = true` and `kms_key_arn`. The quick fix writes a variable for the key, for you to
#     fill or to replace with a key of the module.
package plumbline.aws.dynamodb_cmk

import data.plumbline.lib.finding
import data.plumbline.lib.kms
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.variable

enabled := ["server_side_encryption", 0, "enabled"]

key := ["server_side_encryption", 0, "kms_key_arn"]

population contains r.id if some r in tf.resources("aws_dynamodb_table")

deny contains finding.fixable(r, [], "The table is encrypted with a key of DynamoDB.", add_encryption) if {
	some r in tf.resources("aws_dynamodb_table")
	tf.missing(r, ["server_side_encryption"])
}

# Off means a key of DynamoDB, whatever key is named.
deny contains finding.fixable(r, enabled, "Encryption with a KMS key is switched off.", switch_on(r)) if {
	some r in tf.resources("aws_dynamodb_table")
	tf.is_false(r, enabled)
}

deny contains finding.fixable(r, key, "The table is encrypted with the key of the service.", use_key) if {
	some r in tf.resources("aws_dynamodb_table")
	has_block(r)
	not tf.is_false(r, enabled)
	kms.none(r, key)
}

undecided contains finding.new(r, enabled, "Whether a KMS key is used is not known before apply.") if {
	some r in tf.resources("aws_dynamodb_table")
	tf.unknown(r, enabled)
	not certainly_without_key(r)
}

undecided contains finding.new(r, key, "Whether a key of your own is used is not known before apply.") if {
	some r in tf.resources("aws_dynamodb_table")
	kms.open(r, key)
	not tf.unknown(r, enabled)
	not tf.is_false(r, enabled)
}

certainly_without_key(r) if {
	has_block(r)
	kms.none(r, key)
}

has_block(r) if count(tf.blocks(r, "server_side_encryption")) > 0

add_encryption := finding.fix("Use a key of your own", [
	{
		"op": "add_block",
		"path": ["server_side_encryption"],
		"body": [
			{"name": "enabled", "value": true},
			{"name": "kms_key_arn", "ref": variable.reference(variable_name)},
		],
	},
	variable.declare(variable_name, variable_description),
])

use_key := finding.fix("Use a key of your own", variable.set(key, variable_name, variable_description))

switch_on(r) := finding.fix("Use the key", [{"op": "set", "path": enabled, "value": true}]) if not kms.none(r, key)

switch_on(r) := finding.fix("Use a key of your own", array.concat(
	[{"op": "set", "path": enabled, "value": true}],
	variable.set(key, variable_name, variable_description),
)) if {
	kms.none(r, key)
}

variable_name := "dynamodb_kms_key_arn"

variable_description := "ARN of the KMS key that encrypts the tables."
