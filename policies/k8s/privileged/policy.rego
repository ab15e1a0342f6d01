# METADATA
# title: Containers do not run privileged
# description: >-
#   A privileged container has every capability and the node's devices, and none of the usual confinement. Whoever takes over such
#   a container has taken over the node, and with it every other workload there.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers
# custom:
#   id: k8s-privileged
#   severity: critical
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: A container without privileges stays apart from its node and its neighbours, so that access to one is not access to all.
#     - id: CC6.8
#       strength: supporting
#       rationale: Software brought into an unprivileged container cannot install itself on the node.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_16
#     - CKV_K8S_2
#     - KSV-0017
#     - K8sPSPPrivilegedContainer
#     - disallow-privileged-containers
#     - privileged-container
#     - rule-privileged-container
#     - FG_R00485
#   fixable: true
#   remediation: >-
#     Remove `privileged: true` from the container's `securityContext`, or set it to `false`. Where the container needs a certain
#     right, add that capability alone, as in `capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}`. An agent that really needs the
#     whole node should be waived with a reason. Init and ephemeral containers count as well. Windows pods are left out: the field
#     means nothing there.
package plumbline.k8s.privileged

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

field := ["securityContext", "privileged"]

population contains id if some id in k8s.linux_container_owners

deny contains finding.fixable(c, k8s.path_in(c, field), text, change) if {
	some c in k8s.linux_containers
	k8s.is_true(c, field)
	text := concat("", [c.title, " runs privileged: it has the node's devices and every capability."])
	change := finding.fix("Run the container unprivileged", [{"op": "set", "path": k8s.path_in(c, field), "value": false}])
}

undecided contains finding.new(c, k8s.path_in(c, field), text) if {
	some c in k8s.linux_containers
	k8s.undecided_boolean(c, field)
	text := concat("", [c.title, ": whether it runs privileged cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen_linux
}
