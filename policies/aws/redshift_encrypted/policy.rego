# METADATA
# title: Redshift clusters are encrypted at rest
# description: >-
#   Blocks, metadata and snapshots of an unencrypted warehouse can be read by whoever gets a copy of them. A restored snapshot is
#   encrypted as its source was and is not judged where it says nothing itself.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
# custom:
#   id: aws-redshift-encrypted
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading the stored data takes the key as well as the storage, so that access stays with those who may use the key.
#   targets: {terraform: [aws_redshift_cluster]}
#   reads: {terraform: [terraform]}
#   aliases:
#     - CKV_AWS_64
#     - AWS-0084
#     - redshift_cluster_encryption_logging_enabled
#   fixable: true
#   remediation: >-
#     Set `encrypted = true`, and `kms_key_id` for a key of your own. Redshift migrates a cluster that has data, which is read-only
#     for a while. Not written, it holds from version 6 of the AWS provider only.
package plumbline.aws.redshift_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.provider
import data.plumbline.lib.terraform as tf

population contains r.id if {
	some r in tf.resources("aws_redshift_cluster")
	not inherits(r)
}

# The snapshot's encryption is kept unless something else is written.
inherits(r) if {
	tf.missing(r, ["encrypted"])
	some attribute in ["snapshot_identifier", "snapshot_arn"]
	tf.given(r, [attribute])
}

maybe_inherits(r) if {
	tf.missing(r, ["encrypted"])
	some attribute in ["snapshot_identifier", "snapshot_arn"]
	tf.unknown(r, [attribute])
}

off(r) if tf.is_false(r, ["encrypted"])

off(r) if {
	tf.missing(r, ["encrypted"])
	not provider.at_least("aws", 6)
}

deny contains finding.fixable(r, ["encrypted"], "The cluster is not encrypted.", encrypt) if {
	some r in tf.resources("aws_redshift_cluster")
	off(r)
	not inherits(r)
	not maybe_inherits(r)
}

undecided contains finding.new(r, ["encrypted"], "Whether the cluster is encrypted is not known before apply.") if {
	some r in tf.resources("aws_redshift_cluster")
	tf.unknown(r, ["encrypted"])
}

undecided contains finding.new(r, ["encrypted"], "Whether the cluster is restored from an encrypted snapshot is not known.") if {
	some r in tf.resources("aws_redshift_cluster")
	off(r)
	not inherits(r)
	maybe_inherits(r)
}

encrypt := finding.fix("Encrypt the cluster", [{"op": "set", "path": ["encrypted"], "value": true}])
