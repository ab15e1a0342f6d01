# METADATA
# title: Containers do not take ports of the node
# description: >-
#   A `hostPort` opens a port on every address of the node, past Services and, with many network plugins, past network policies. It also
#   ties the pod to nodes where that port is free.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#   - https://kubernetes.io/docs/concepts/configuration/overview/
# custom:
#   id: k8s-host-port
#   severity: medium
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: Ports that are published through Services alone are the ones that the boundary's rules know of.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_26
#     - KSV-0024
#     - K8sPSPHostNetworkingPorts
#     - disallow-host-ports
#     - container-hostPort
#   fixable: true
#   remediation: >-
#     Remove `hostPort` and publish the port with a Service. To reach a pod while you debug, use `kubectl port-forward`. A node agent
#     or an ingress controller that has to listen on the node should be waived with a reason.
package plumbline.k8s.host_port

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

population contains id if some id in k8s.container_owners

deny contains finding.fixable(c, path, text, change) if {
	some c in k8s.containers
	some i, _ in k8s.value(c, ["ports"])
	port := k8s.value(c, ["ports", i, "hostPort"])
	not port in {0, "0", ""}
	path := k8s.path_in(c, ["ports", i, "hostPort"])
	text := concat("", [c.title, " takes port ", shown(port), " of the node."])
	change := finding.fix("Leave the node's port alone", [{"op": "remove", "path": path}])
}

undecided contains finding.new(c, k8s.path_in(c, path), text) if {
	some c in k8s.containers
	some path in k8s.unknown_in_items(c, ["ports"], ["hostPort"])
	text := concat("", [c.title, ": whether it takes a port of the node cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen
}

shown(port) := format_int(port, 10) if is_number(port)

shown(port) := port if is_string(port)
