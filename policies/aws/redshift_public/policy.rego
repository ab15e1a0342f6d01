# METADATA
# title: Redshift clusters are not reachable from the internet
# description: >-
#   A publicly accessible cluster has an address on which the whole internet can try passwords against the warehouse. Before version 6
#   of the provider that is the default: what is not written is public.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/redshift_cluster
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
#   - https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html
# custom:
#   id: aws-redshift-public
#   severity: critical
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The warehouse is kept inside the boundary, where outside networks have no route to it.
#   targets: {terraform: [aws_redshift_cluster]}
#   reads: {terraform: [terraform]}
#   aliases:
#     - CKV_AWS_87
#     - redshift_cluster_prohibit_public_access
#   fixable: true
#   remediation: >-
#     Set `publicly_accessible = false`. Where it is not written, that holds only if `required_providers` asks for version 6 of the
#     AWS provider or later.
package plumbline.aws.redshift_public

import data.plumbline.lib.finding
import data.plumbline.lib.provider
import data.plumbline.lib.terraform as tf

public := ["publicly_accessible"]

population contains r.id if some r in tf.resources("aws_redshift_cluster")

deny contains finding.fixable(r, public, "The cluster has a public address.", make_private) if {
	some r in tf.resources("aws_redshift_cluster")
	tf.is_true(r, public)
}

deny contains finding.fixable(r, public, "The cluster is public by default before version 6 of the provider.", make_private) if {
	some r in tf.resources("aws_redshift_cluster")
	tf.missing(r, public)
	not provider.at_least("aws", 6)
}

undecided contains finding.new(r, public, "Whether the cluster has a public address is not known before apply.") if {
	some r in tf.resources("aws_redshift_cluster")
	tf.unknown(r, public)
}

make_private := finding.fix("Give the cluster no public address", [{"op": "set", "path": public, "value": false}])
