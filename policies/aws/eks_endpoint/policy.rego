# METADATA
# title: The API of EKS clusters is not open to the internet
# description: >-
#   The API server of a cluster is public, to all addresses, unless it is told otherwise. A stolen token or a flaw in the server is then enough to
#   take the cluster over from anywhere.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
# custom:
#   id: aws-eks-endpoint
#   severity: critical
#   controls:
#     - {id: CC6.6, strength: direct, rationale: Only known networks reach the cluster's API.}
#     - {id: CC6.1, strength: supporting, rationale: A stolen token alone does not open the cluster.}
#   targets: {terraform: [aws_eks_cluster]}
#   aliases: [CKV_AWS_38, CKV_AWS_39, AWS-0040, AWS-0041]
#   fixable: true
#   settings:
#     open_cidrs:
#       description: Address ranges that count as the whole internet.
#       default: ["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1"]
#   remediation: >-
#     In `vpc_config` set `endpoint_public_access = false` and `endpoint_private_access = true`, or limit `public_access_cidrs` to the networks from which the cluster is
#     administered: the quick fix takes those from the variable `eks_public_access_cidrs`.
package plumbline.aws.eks_endpoint

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

population contains r.id if some r in tf.resources("aws_eks_cluster")

public := ["vpc_config", 0, "endpoint_public_access"]

cidrs := ["vpc_config", 0, "public_access_cidrs"]

certainly_public(r) if tf.is_true(r, public)

certainly_public(r) if tf.missing(r, public)

open_cidrs := settings.value(rego.metadata.chain(), "open_cidrs")

open_places(r) := [i | some i, cidr in tf.value(r, cidrs); cidr in open_cidrs]

deny contains user_value.offered(r, array.concat(cidrs, [i]), "The whole internet can reach the cluster's API.", limit(r)) if {
	some r in tf.resources("aws_eks_cluster")
	certainly_public(r)
	some i in open_places(r)
}

deny contains user_value.offered(r, cidrs, "The whole internet can reach the cluster's API: no ranges are set.", limit(r)) if {
	some r in tf.resources("aws_eks_cluster")
	certainly_public(r)
	tf.missing(r, cidrs)
}

undecided contains finding.new(r, public, "Whether the cluster's API is public is not known before apply.") if {
	some r in tf.resources("aws_eks_cluster")
	tf.unknown(r, public)
	not limited(r)
}

undecided contains finding.new(r, cidrs, "Which networks can reach the cluster's API is not known before apply.") if {
	some r in tf.resources("aws_eks_cluster")
	certainly_public(r)
	tf.has_unknown_part(r, cidrs)
}

limited(r) if {
	tf.fully_known(r, cidrs)
	tf.is_known(r, cidrs)
	open_places(r) == []
}

limit(r) := finding.fix("Limit the API to known networks", [
	{"op": "set", "path": cidrs, "ref": replacement(r)},
	user_value.variable("eks_public_access_cidrs", "list(string)", "Networks from which the APIs of EKS clusters can be reached."),
])

# Ranges that are no problem stay.
replacement(r) := "var.eks_public_access_cidrs" if others(r) == []

replacement(r) := concat("", ["concat(", json.marshal(others(r)), ", var.eks_public_access_cidrs)"]) if others(r) != []

others(r) := [cidr |
	some cidr in object.get(r.values, cidrs, [])
	is_string(cidr)
	not cidr in open_cidrs
]
