# METADATA
# title: Containers cannot gain more privileges than they start with
# description: >-
#   Unless `allowPrivilegeEscalation` is `false`, a process can gain rights that its parent did not have, through a setuid program for
#   example. Kubernetes allows it where nothing is written, so the field must be there.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-priv-escalation
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: A process that cannot gain rights stays within the access that was given to it.
#     - id: CC6.8
#       strength: supporting
#       rationale: Malicious software in the container cannot use setuid programs to become root.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_20
#     - CKV_K8S_5
#     - KSV-0001
#     - K8sPSPAllowPrivilegeEscalationContainer
#     - disallow-privilege-escalation
#     - privilege-escalation-container
#     - rule-allow-privilege-escalation
#     - FG_R00489
#   fixable: true
#   remediation: >-
#     Set `allowPrivilegeEscalation: false` in the `securityContext` of every container, init and ephemeral containers too; a pod has no
#     such field. A container that is privileged or adds `SYS_ADMIN` can always gain privileges, and the cluster refuses `false` there:
#     take those away first (there is no quick fix for such a container). Windows pods are left out: the field means nothing there.
package plumbline.k8s.priv_escalation

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

field := ["securityContext", "allowPrivilegeEscalation"]

population contains id if some id in k8s.linux_container_owners

deny contains finding.fixable(c, k8s.path_in(c, field), text, change) if {
	some c, text in failing
	not all_powerful(c)
	change := finding.fix("Forbid privilege escalation", [{"op": "set", "path": k8s.path_in(c, field), "value": false}])
}

deny contains finding.new(c, k8s.path_in(c, field), text) if {
	some c, text in failing
	all_powerful(c)
}

undecided contains finding.new(c, k8s.path_in(c, field), text) if {
	some c in k8s.linux_containers
	k8s.undecided_boolean(c, field)
	text := concat("", [c.title, ": whether its processes may gain privileges cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen_linux
}

failing[c] := concat("", [c.title, " allows its processes to gain privileges."]) if {
	some c in k8s.linux_containers
	k8s.is_true(c, field)
}

failing[c] := concat("", [c.title, " does not forbid privilege escalation, which is allowed by default."]) if {
	some c in k8s.linux_containers
	k8s.missing(c, field)
}

# The cluster refuses `false` for these, and for a template's choice nobody knows.
all_powerful(c) if k8s.is_true(c, ["securityContext", "privileged"])

all_powerful(c) if k8s.undecided_boolean(c, ["securityContext", "privileged"])

all_powerful(c) if {
	some capability in k8s.value(c, ["securityContext", "capabilities", "add"])
	upper(capability) in {"SYS_ADMIN", "CAP_SYS_ADMIN", "ALL"}
}

all_powerful(c) if k8s.unknown(c, ["securityContext", "capabilities", "add"])
