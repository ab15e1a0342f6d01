# METADATA
# title: Pods do not share the node's namespaces
# description: >-
#   With `hostPID` a pod sees and can signal every process of its node, with `hostIPC` it reads their shared memory, and with
#   `hostNetwork` it listens to the node's traffic and reaches its local services past every network policy.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#   - https://kubernetes.io/docs/concepts/workloads/pods/
# custom:
#   id: k8s-host-namespaces
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Namespaces of its own keep a workload from the processes, memory and network of others on the node.
#     - id: CC6.6
#       strength: supporting
#       rationale: A pod on the node's network is outside the network policies that guard the boundary.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_17
#     - CKV_K8S_18
#     - CKV_K8S_19
#     - KSV-0008
#     - KSV-0009
#     - KSV-0010
#     - K8sPSPHostNamespace
#     - disallow-host-namespaces
#     - host-pid
#     - host-ipc
#     - host-network
#     - host-pid-privileges
#     - host-ipc-privileges
#     - host-network-access
#     - FG_R00486
#     - FG_R00487
#     - FG_R00488
#   fixable: true
#   remediation: >-
#     Remove `hostPID`, `hostIPC` and `hostNetwork`, or set them to `false`; publish ports with a Service instead of the node's
#     network. A DaemonSet gets no quick fix, because agents such as node exporters and network plugins are there to see the node: give
#     such a workload the one namespace that it needs, and waive it with a reason.
package plumbline.k8s.host_namespaces

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

fields := {
	"hostPID": "The pod shares the node's process namespace.",
	"hostIPC": "The pod shares the node's inter-process communication.",
	"hostNetwork": "The pod uses the node's network.",
}

population contains pod.id if some pod in k8s.pods

deny contains finding.fixable(pod, k8s.path_in(pod, [field]), text, change) if {
	some pod in k8s.pods
	some field, text in fields
	k8s.is_true(pod, [field])
	not is_agent(pod)
	title := concat("", ["Set ", field, " to false"])
	change := finding.fix(title, [{"op": "set", "path": k8s.path_in(pod, [field]), "value": false}])
}

deny contains finding.new(pod, k8s.path_in(pod, [field]), text) if {
	some pod in k8s.pods
	some field, text in fields
	k8s.is_true(pod, [field])
	is_agent(pod)
}

# Where a template makes the whole pod, one finding says it.
undecided contains finding.new(pod, pod.path, "Whether the pod shares the node's namespaces cannot be told from this file.") if {
	some pod in k8s.pods
	pod.unknown == true
}

undecided contains finding.new(pod, k8s.path_in(pod, [field]), text) if {
	some pod in k8s.pods
	pod.unknown != true
	some field, _ in fields
	k8s.undecided_boolean(pod, [field])
	text := concat("", ["Whether the pod sets ", field, " cannot be told from this file."])
}

is_agent(pod) if pod.type == "DaemonSet"
