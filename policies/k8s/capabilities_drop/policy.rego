# METADATA
# title: Containers drop all capabilities
# description: >-
#   A container starts with over a dozen of root's capabilities, such as forging network packets and changing files' owners, that
#   hardly any workload needs. Dropping all of them takes these tools from an attacker.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# custom:
#   id: k8s-capabilities-drop
#   severity: medium
#   controls:
#     - id: CC6.8
#       strength: direct
#       rationale: Software brought into the container finds none of the capabilities that it would use to spread.
#     - id: CC6.1
#       strength: supporting
#       rationale: A workload without capabilities has no part of root's access.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_37
#     - CKV_K8S_28
#     - disallow-capabilities-strict
#     - drop-all-capabilities
#     - drop-net-raw-capability
#     - drop-capability-netraw
#     - FG_R00491
#     - FG_R00493
#   fixable: true
#   settings:
#     required:
#       description: Capabilities that every container must drop; `ALL` stands for all of them, and dropping ALL meets every requirement.
#       default: [ALL]
#   remediation: >-
#     Set `capabilities: {drop: [ALL]}` in every container's `securityContext`, and add back what the workload cannot do without, as in
#     `add: [NET_BIND_SERVICE]`. An image that changes its user or its files' owners while it starts will need that: try it before you
#     roll it out. Windows pods are left out: the field means nothing there.
package plumbline.k8s.capabilities_drop

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s
import data.plumbline.lib.settings

field := ["securityContext", "capabilities", "drop"]

required := {plain(capability) | some capability in settings.value(rego.metadata.chain(), "required")}

population contains id if some id in k8s.linux_container_owners

deny contains finding.fixable(c, k8s.path_in(c, field), text, change) if {
	some c in k8s.linux_containers
	count(k8s.unknown_in_items(c, field, [])) == 0
	not enough(c)
	text := concat("", [c.title, " does not drop ", wanted, "."])
	change := finding.fix("Drop all capabilities", [{"op": "set", "path": k8s.path_in(c, field), "value": ["ALL"]}])
}

undecided contains finding.new(c, k8s.path_in(c, path), text) if {
	some c in k8s.linux_containers
	not enough(c)
	some path in k8s.unknown_in_items(c, field, [])
	text := concat("", [c.title, ": which capabilities it drops cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen_linux
}

wanted := "all of its capabilities" if "ALL" in required

wanted := concat(", ", required) if not "ALL" in required

enough(c) if "ALL" in dropped(c)

enough(c) if {
	every capability in required {
		capability in dropped(c)
	}
}

dropped(c) := {plain(capability) | some capability in k8s.value(c, field)}

plain(capability) := trim_prefix(upper(capability), "CAP_")
