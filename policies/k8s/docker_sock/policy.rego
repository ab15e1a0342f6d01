# METADATA
# title: Pods do not mount the container runtime's socket
# description: >-
#   Whoever can talk to the socket of Docker, containerd or CRI-O can start a privileged container with the node's disk in it. Mounting
#   the socket gives a pod the node, whatever its security context says.
# related_resources:
#   - https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - https://kubernetes.io/docs/tasks/administer-cluster/migrating-from-dockershim/check-if-dockershim-removal-affects-you/
# custom:
#   id: k8s-docker-sock
#   severity: critical
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Without the runtime's socket a pod cannot give itself access to the node and to every container on it.
#     - id: CC6.8
#       strength: supporting
#       rationale: Software in the pod cannot start containers that nobody approved.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_27
#     - disallow-container-sock-mounts
#     - docker-sock
#     - containers-mounting-docker-socket
#   fixable: false
#   remediation: >-
#     Remove the volume. To build images in the cluster use a builder without a daemon, such as BuildKit in rootless mode or Kaniko; to
#     read logs or metrics use the kubelet's and the cluster's own interfaces. There is no quick fix, because the pod's software has to
#     change with it.
package plumbline.k8s.docker_sock

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

population contains pod.id if some pod in k8s.pods

deny contains finding.new(pod, k8s.path_in(pod, path), text) if {
	some pod in k8s.pods
	some i, _ in k8s.value(pod, ["volumes"])
	path := ["volumes", i, "hostPath", "path"]
	is_socket(k8s.value(pod, path))
	text := concat("", ["The container runtime's socket ", k8s.value(pod, path), " is mounted, which gives the pod the node."])
}

undecided contains finding.new(pod, k8s.path_in(pod, path), text) if {
	some pod in k8s.pods
	some path in k8s.unknown_in_items(pod, ["volumes"], ["hostPath", "path"])
	text := "Whether a volume mounts the container runtime's socket cannot be told from this file."
}

# Docker, containerd, CRI-O, cri-dockerd, Podman, and Docker's pipe on Windows.
is_socket(path) if regex.match(`(^|/)(docker|containerd|crio|cri-dockerd|dockershim|podman)\.sock/*$`, path)

is_socket(path) if regex.match(`(?i)pipe[\\/]+(docker_engine|containerd-containerd)$`, path)
