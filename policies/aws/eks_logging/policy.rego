# METADATA
# title: EKS clusters log their control plane
# description: >-
#   The logs of the control plane say who did what in the cluster, who tried to log in and what was scheduled. None is kept unless it is
#   switched on, and nothing can be reconstructed afterwards.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_cluster
#   - https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
# custom:
#   id: aws-eks-logging
#   severity: medium
#   controls:
#     - {id: CC7.2, strength: direct, rationale: "Changes, logins and errors in the cluster can be watched."}
#   targets: {terraform: [aws_eks_cluster]}
#   aliases: [CKV_AWS_37, AWS-0038]
#   fixable: true
#   settings:
#     required_types:
#       description: The types of logs that must be on.
#       default: [api, audit, authenticator, controllerManager, scheduler]
#   remediation: Set `enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]`.
package plumbline.aws.eks_logging

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_eks_cluster")

path := ["enabled_cluster_log_types"]

required := settings.value(rego.metadata.chain(), "required_types")

enabled(r) := [type | some type in object.get(r.values, path, []); is_string(type)]

lacking(r) := [type | some type in required; not type in enabled(r)]

deny contains finding.fixable(r, path, text, change(r)) if {
	some r in tf.resources("aws_eks_cluster")
	count(lacking(r)) > 0
	not tf.has_unknown_part(r, path)
	text := concat("", ["The control plane does not log: ", concat(", ", lacking(r)), "."])
}

undecided contains finding.new(r, path, "What the control plane logs is not known before apply.") if {
	some r in tf.resources("aws_eks_cluster")
	count(lacking(r)) > 0
	tf.has_unknown_part(r, path)
}

change(r) := finding.fix("Switch the logs on", [{
	"op": "set",
	"path": path,
	"value": array.concat(enabled(r), lacking(r)),
}])
