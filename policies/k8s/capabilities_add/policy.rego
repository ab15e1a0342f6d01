# METADATA
# title: Containers add no capabilities
# description: >-
#   A capability is a part of root's power. `SYS_ADMIN`, `SYS_PTRACE` or `NET_ADMIN` in a container are ways out of it; even the
#   smaller ones give an attacker more than the workload needs.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# custom:
#   id: k8s-capabilities-add
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Without added capabilities a workload has no part of root's access to the node.
#     - id: CC6.8
#       strength: supporting
#       rationale: Malicious software in the container cannot load kernel modules, trace other processes or rewire the network.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_25
#     - CKV_K8S_39
#     - KSV-0022
#     - K8sPSPCapabilities
#     - disallow-capabilities
#     - insecure-capabilities
#     - FG_R00492
#   fixable: true
#   settings:
#     allowed:
#       description: Capabilities that containers may add.
#       default: [NET_BIND_SERVICE]
#   remediation: >-
#     Take the capability out of `capabilities.add`, and see whether the workload misses it; often a port above 1024 or a file mode is
#     all it takes. `NET_BIND_SERVICE` (ports below 1024) may stay. Where a node agent needs a capability, waive it with a reason.
package plumbline.k8s.capabilities_add

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s
import data.plumbline.lib.settings

field := ["securityContext", "capabilities", "add"]

allowed := {plain(capability) | some capability in settings.value(rego.metadata.chain(), "allowed")}

population contains id if some id in k8s.linux_container_owners

deny contains finding.fixable(c, path, text, change) if {
	some c in k8s.linux_containers
	some i, capability in k8s.value(c, field)
	not plain(capability) in allowed
	path := k8s.path_in(c, array.concat(field, [i]))
	text := concat("", [c.title, " adds the capability ", capability, "."])
	change := finding.fix(concat(" ", ["Do not add", capability]), [{"op": "remove", "path": path}])
}

undecided contains finding.new(c, k8s.path_in(c, path), text) if {
	some c in k8s.linux_containers
	some path in k8s.unknown_in_items(c, field, [])
	text := concat("", [c.title, ": which capabilities it adds cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen_linux
}

# Container runtimes take `CAP_SYS_ADMIN` and `sys_admin` as well.
plain(capability) := trim_prefix(upper(capability), "CAP_")
