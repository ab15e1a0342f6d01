# METADATA
# title: EKS clusters run a supported version of Kubernetes
# description: >-
#   A version that AWS does not support any more gets no fixes for flaws that everybody can read about, and is upgraded by AWS on a day of its
#   own choice.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
# custom:
#   id: aws-eks-version
#   severity: medium
#   controls:
#     - {id: CC7.1, strength: direct, rationale: Known weaknesses of the cluster are fixed because its version still gets fixes.}
#   targets: {terraform: [aws_eks_cluster]}
#   aliases: [CKV_AWS_339]
#   fixable: true
#   settings:
#     oldest_version:
#       description: >-
#         The oldest version that passes. The default is the oldest that AWS supports, extended support included (November 2026).
#       default: "1.31"
#   remediation: >-
#     Raise `version`, one minor version at a time: apply, upgrade the nodes, and go on to the next. The quick fix writes the oldest that is
#     supported. Without `version` a new cluster gets the latest.
package plumbline.aws.eks_version

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_eks_cluster")

path := ["version"]

oldest := settings.value(rego.metadata.chain(), "oldest_version")

deny contains finding.fixable(r, path, text, change) if {
	some r in tf.resources("aws_eks_cluster")
	version := as_text(tf.value(r, path))
	minor(version) < minor(oldest)
	text := concat("", ["Kubernetes ", version, " is not supported any more; the oldest version that is, is ", oldest, "."])
}

undecided contains finding.new(r, path, "The version of Kubernetes is not known before apply.") if {
	some r in tf.resources("aws_eks_cluster")
	tf.unknown(r, path)
}

undecided contains finding.new(r, path, "The version cannot be read.") if {
	some r in tf.resources("aws_eks_cluster")
	tf.is_known(r, path)
	not minor(as_text(tf.value(r, path)))
}

as_text(v) := v if is_string(v)

as_text(v) := json.marshal(v) if is_number(v)

minor(version) := to_number(parts[1]) if {
	regex.match(`^1\.[0-9]+$`, version)
	parts := split(version, ".")
}

change := finding.fix(concat("", ["Raise the version to ", oldest]), [{"op": "set", "path": path, "value": oldest}])
