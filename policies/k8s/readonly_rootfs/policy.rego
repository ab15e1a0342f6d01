# METADATA
# title: Containers cannot write to their own image
# description: >-
#   Where the root file system is writable, an intruder can change programs and leave tools behind, and nobody can tell what runs from the
#   image's name. With a read-only one everything that is written goes to volumes that were meant for it.
# related_resources:
#   - https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
# custom:
#   id: k8s-readonly-rootfs
#   severity: low
#   controls:
#     - id: CC6.8
#       strength: direct
#       rationale: Software cannot be installed in a container whose file system is read-only.
#     - id: CC7.1
#       strength: supporting
#       rationale: A container that cannot change does not drift from the image that was approved.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_22
#     - K8sPSPReadOnlyRootFilesystem
#     - require-ro-rootfs
#     - no-read-only-root-fs
#     - immutable-container-filesystem
#   fixable: true
#   remediation: >-
#     Set `readOnlyRootFilesystem: true` in every container's `securityContext`, and mount an `emptyDir` where the program writes, such as
#     `/tmp`. A program that writes elsewhere fails then: try it before you roll it out. Windows pods are left out: the field means
#     nothing there.
package plumbline.k8s.readonly_rootfs

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

field := ["securityContext", "readOnlyRootFilesystem"]

population contains id if some id in k8s.linux_container_owners

deny contains finding.fixable(c, k8s.path_in(c, field), text, change) if {
	some c in k8s.linux_containers
	writable(c)
	text := concat("", [c.title, " can write to its root file system."])
	change := finding.fix("Make the root file system read-only", [{"op": "set", "path": k8s.path_in(c, field), "value": true}])
}

undecided contains finding.new(c, k8s.path_in(c, field), text) if {
	some c in k8s.linux_containers
	k8s.undecided_boolean(c, field)
	text := concat("", [c.title, ": whether it can write to its root file system cannot be told from this file."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in k8s.unseen_linux
}

writable(c) if k8s.missing(c, field)

writable(c) if k8s.is_false(c, field)
