# METADATA
# title: Containers do not run as root
# description: >-
#   A process that is root in its container is root on the node as soon as it finds a way out, and can rewrite the image's files until
#   then. Kubernetes runs the image's user, root for most images, unless the manifest says otherwise.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# custom:
#   id: k8s-run-as-nonroot
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: A workload that is not root cannot reach files and kernel interfaces of the node that were not given to it.
#     - id: CC6.3
#       strength: supporting
#       rationale: An ordinary user is the least privilege that a workload needs.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_23
#     - CKV_K8S_6
#     - KSV-0012
#     - K8sPSPAllowedUsers
#     - require-run-as-nonroot
#     - require-run-as-non-root-user
#     - run-as-non-root
#     - non-root-containers
#     - FG_R00490
#   fixable: true
#   remediation: >-
#     Set `runAsNonRoot: true`, or a `runAsUser` above 0, in the `securityContext` of the pod or of each container; the container's
#     value wins. With `runAsNonRoot: true` the kubelet refuses to start an image whose user is root: give the image a numeric
#     `USER`, or choose `runAsUser`. There is no quick fix where `runAsUser: 0` is written, because only you know which user the
#     image has. A root group (`runAsGroup: 0`) counts as root where `runAsNonRoot: true` is not set. Windows pods are left out.
package plumbline.k8s.run_as_nonroot

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

population contains id if some id in k8s.linux_container_owners

deny contains finding.fixable(v.container, v.nonroot.path, text, change) if {
	some v in views
	v.user.state == "missing"
	not_required(v.nonroot)
	text := concat("", [v.container.title, " may run as root: neither runAsNonRoot nor runAsUser says otherwise."])
	change := finding.fix("Require a user that is not root", [{"op": "set", "path": v.nonroot.path, "value": true}])
}

deny contains finding.new(v.container, v.user.path, text) if {
	some v in views
	is_root(v.user)
	text := concat("", [v.container.title, " runs as root: its user is 0."])
}

deny contains finding.new(v.container, v.group.path, text) if {
	some v in views
	is_ordinary(v.user)
	is_root(v.group)
	not_required(v.nonroot)
	text := concat("", [v.container.title, " runs with root's group: its group is 0."])
}

undecided contains finding.new(v.container, path, text) if {
	some v in views
	not is_required(v.nonroot)
	some path in open(v)
	text := concat("", [v.container.title, ": whether it may run as root cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen_linux
}

views := [view |
	some c in k8s.linux_containers
	view := {
		"container": c,
		"user": k8s.inherited(c, "runAsUser"),
		"group": k8s.inherited(c, "runAsGroup"),
		"nonroot": k8s.inherited(c, "runAsNonRoot"),
	}
]

is_root(field) if {
	field.state == "known"
	field.value == 0
}

is_ordinary(field) if {
	field.state == "known"
	is_number(field.value)
	field.value > 0
}

is_required(field) if {
	field.state == "known"
	field.value == true
}

not_required(field) if field.state == "missing"

not_required(field) if {
	field.state == "known"
	field.value == false
}

# The fields that would have to be known: the user; runAsNonRoot where no user is given, or where the group is root's.
open(v) := [v.user.path] if is_open(v.user)

open(v) := [v.nonroot.path] if {
	v.user.state == "missing"
	is_open(v.nonroot)
}

open(v) := [path |
	some field in [v.group, v.nonroot]
	is_open(field)
	path := field.path
] if {
	is_ordinary(v.user)
	not harmless(v.group)
}

is_open(field) if field.state == "unknown"

# A value of the wrong type, which the cluster refuses.
is_open(field) if {
	field.state == "known"
	not is_boolean(field.value)
	not is_number(field.value)
}

harmless(field) if field.state == "missing"

harmless(field) if is_ordinary(field)
