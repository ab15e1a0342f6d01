package plumbline.k8s.host_path_test

import data.plumbline.k8s.host_path

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_host_path if {
	some finding in host_path.deny with input as pod({"volumes": [{"name": "a", "emptyDir": {}}, {"name": "b", "hostPath": {"path": "/sys"}}]})
	finding.path == ["spec", "volumes", 1, "hostPath", "path"]
	finding.text == "Volume \"b\" mounts the node's /sys."
}

# Reading is enough to find credentials.
test_deny_read_only_mount if {
	count(host_path.deny) == 1 with input as pod({
		"containers": [{"name": "a", "volumeMounts": [{"name": "v", "mountPath": "/v", "readOnly": true}]}],
		"volumes": [{"name": "v", "hostPath": {"path": "/tmp"}}],
	})
}

test_allow_other_volumes if {
	every spec in [{}, {"volumes": []}, {"volumes": [{"name": "a", "emptyDir": {}}, {"name": "b", "configMap": {"name": "c"}}]}] {
		host_path.deny == set() with input as pod(spec)
		host_path.undecided == set() with input as pod(spec)
		host_path.population == {"Pod/x"} with input as pod(spec)
	}
}

test_unknown_template if {
	list := templated(pod({}), {"spec": {"volumes": true}})
	count(host_path.undecided) == 1 with input as list
	more := templated(pod({"volumes": [{"name": "a", "emptyDir": {}}, null]}), {"spec": {"volumes": [false, true]}})
	count(host_path.undecided) == 1 with input as more
	keys := templated(pod({"volumes": [{"name": "a"}]}), {"spec": {"volumes": [{"*": true}]}})
	count(host_path.undecided) == 1 with input as keys
	host_path.deny == set() with input as keys
}

# Whatever folder the template names, it is the node's.
test_deny_templated_folder if {
	folder := templated(pod({"volumes": [{"name": "a", "hostPath": {}}]}), {"spec": {"volumes": [{"hostPath": {"path": true}}]}})
	some finding in host_path.deny with input as folder
	finding.text == "Volume \"a\" mounts the node's files."
	host_path.undecided == set() with input as folder
}
