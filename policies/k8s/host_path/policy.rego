# METADATA
# title: Pods do not mount the node's file system
# description: >-
#   A `hostPath` volume shows a pod files of its node: credentials of the kubelet, other pods' data, logs. Where it can write there, it
#   can change what the node runs, and so take the node over.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
# custom:
#   id: k8s-host-path
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: A pod without the node's files cannot read credentials and data that belong to others there.
#     - id: CC6.8
#       strength: supporting
#       rationale: A pod that cannot write to the node cannot plant software there.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - KSV-0023
#     - K8sPSPHostFilesystem
#     - disallow-host-path
#     - sensitive-host-mounts
#     - writable-host-mount
#     - alert-any-hostpath
#     - alert-rw-hostpath
#   fixable: false
#   remediation: >-
#     Use a volume that belongs to the pod: `emptyDir` for scratch space, `configMap`, `secret` or `projected` for configuration, a
#     `persistentVolumeClaim` for data. There is no quick fix, because the data has to come from somewhere else. A log or metrics
#     agent that must read the node's files should mount the narrowest folder with `readOnly: true`, and be waived with a reason.
package plumbline.k8s.host_path

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

population contains pod.id if some pod in k8s.pods

deny contains finding.new(pod, k8s.path_in(pod, ["volumes", i, "hostPath", "path"]), text) if {
	some pod in k8s.pods
	some i, volume in k8s.value(pod, ["volumes"])
	is_mount(pod, ["volumes", i, "hostPath"])
	text := concat("", ["Volume \"", name(volume), "\" mounts the node's ", folder(volume), "."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), "Whether a volume mounts the node's files cannot be told from this file.") if {
	some pod in k8s.pods
	some path in k8s.unknown_in_items(pod, ["volumes"], ["hostPath", "path"])
	not is_mount(pod, array.slice(path, 0, 3))
}

is_mount(pod, path) if is_object(k8s.value(pod, path))

name(volume) := object.get(volume, "name", "")

folder(volume) := volume.hostPath.path if is_string(volume.hostPath.path)

folder(volume) := "files" if not volume.hostPath.path
