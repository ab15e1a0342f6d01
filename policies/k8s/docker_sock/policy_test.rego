package plumbline.k8s.docker_sock_test

import data.plumbline.k8s.docker_sock

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

mount(path) := pod({"volumes": [{"name": "v", "hostPath": {"path": path}}]})

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_sockets if {
	every path in [
		"/var/run/docker.sock",
		"/run/docker.sock",
		"/run/containerd/containerd.sock",
		"/var/run/crio/crio.sock",
		"/host/var/run/docker.sock/",
		"\\\\.\\pipe\\docker_engine",
	] {
		some finding in docker_sock.deny with input as mount(path)
		finding.path == ["spec", "volumes", 0, "hostPath", "path"]
	}
}

test_allow_other_paths if {
	every path in ["/var/run/thing.sock", "/var/log", "/var/run/docker.sock.d", "/var/run/notdocker.sock"] {
		docker_sock.deny == set() with input as mount(path)
		docker_sock.undecided == set() with input as mount(path)
		docker_sock.population == {"Pod/x"} with input as mount(path)
	}
	docker_sock.deny == set() with input as pod({"volumes": [{"name": "v", "emptyDir": {}}]})
}

test_unknown_template if {
	tree := {"spec": {"volumes": [{"hostPath": {"path": true}}]}}
	count(docker_sock.undecided) == 1 with input as templated(pod({"volumes": [{"name": "v", "hostPath": {}}]}), tree)
	docker_sock.deny == set() with input as templated(pod({"volumes": [{"name": "v", "hostPath": {}}]}), tree)
	count(docker_sock.undecided) == 1 with input as templated(pod({}), {"spec": {"volumes": true}})
	count(docker_sock.undecided) == 1 with input as templated(pod({"volumes": [null]}), {"spec": {"volumes": [true]}})
}
