# METADATA
# title: Containers run with a seccomp profile
# description: >-
#   Without a seccomp profile a container may make every system call that the kernel has, and so reach its bugs. The runtime's own
#   profile forbids the calls that ordinary workloads never make, but Kubernetes uses it only when asked to.
# related_resources:
#   - https://kubernetes.io/docs/tutorials/security/seccomp/
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
# custom:
#   id: k8s-seccomp
#   severity: medium
#   controls:
#     - id: CC6.8
#       strength: direct
#       rationale: Malicious software in the container cannot use the system calls that escapes are made of.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_31
#     - KSV-0030
#     - K8sPSPSeccompV2
#     - restrict-seccomp-strict
#     - restrict-seccomp
#     - set-seccomp-profile
#     - linux-hardening
#     - FG_R00495
#   fixable: true
#   remediation: >-
#     Set `seccompProfile: {type: RuntimeDefault}` in the `securityContext` of the pod, which holds for all of its containers, or of each
#     container; the container's wins. `Localhost` with a profile of your own is as good. A privileged container runs without seccomp
#     whatever is written. Windows pods are left out.
package plumbline.k8s.seccomp

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

field := ["securityContext", "seccompProfile", "type"]

good := {"RuntimeDefault", "Localhost"}

population contains id if some id in k8s.linux_container_owners

deny contains finding.fixable(c, profile.path, text, fix(profile.path)) if {
	some c in k8s.linux_containers
	profile := k8s.inherited_at(c, field)
	profile.state == "missing"
	text := concat("", [c.title, " has no seccomp profile, and so may make every system call."])
}

deny contains finding.fixable(c, profile.path, text, fix(profile.path)) if {
	some c in k8s.linux_containers
	profile := k8s.inherited_at(c, field)
	profile.state == "known"
	not profile.value in good
	text := concat("", [c.title, " runs without the runtime's seccomp profile."])
}

undecided contains finding.new(c, profile.path, text) if {
	some c in k8s.linux_containers
	profile := k8s.inherited_at(c, field)
	profile.state == "unknown"
	text := concat("", [c.title, ": which seccomp profile it has cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen_linux
}

fix(path) := finding.fix("Use the runtime's seccomp profile", [{"op": "set", "path": path, "value": "RuntimeDefault"}])
