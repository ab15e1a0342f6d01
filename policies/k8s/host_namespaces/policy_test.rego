package plumbline.k8s.host_namespaces_test

import data.plumbline.k8s.host_namespaces

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

workload(kind, spec) := {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": "x"}, "spec": {"template": {"spec": spec}}}

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_each if {
	every field in ["hostPID", "hostIPC", "hostNetwork"] {
		some finding in host_namespaces.deny with input as workload("Deployment", {field: true})
		finding.path == ["spec", "template", "spec", field]
		finding.fix.operations == [{"op": "set", "path": finding.path, "value": false}]
	}
	count(host_namespaces.deny) == 3 with input as pod({"hostPID": true, "hostIPC": true, "hostNetwork": true})
}

# Node agents are there to see the node: a tool must not take that away by itself.
test_deny_without_fix_in_a_daemonset if {
	some finding in host_namespaces.deny with input as workload("DaemonSet", {"hostPID": true})
	not finding.fix
}

test_allow_false_or_absent if {
	every spec in [{}, {"hostPID": false, "hostIPC": false}, {"hostNetwork": null}] {
		host_namespaces.deny == set() with input as pod(spec)
		host_namespaces.undecided == set() with input as pod(spec)
		host_namespaces.population == {"Pod/x"} with input as pod(spec)
	}
}

# In a container or in the metadata the field means nothing.
test_allow_in_another_place if {
	host_namespaces.deny == set() with input as pod({"containers": [{"hostPID": true}]})
}

test_unknown_template if {
	some finding in host_namespaces.undecided with input as templated(pod({}), {"spec": {"hostNetwork": true}})
	finding.path == ["spec", "hostNetwork"]
	count(host_namespaces.undecided) == 1 with input as templated(pod({}), {"spec": {"hostNetwork": true}})
	count(host_namespaces.undecided) == 3 with input as templated(pod({}), {"spec": {"*": true}})
	count(host_namespaces.undecided) == 1 with input as templated(pod({}), {"spec": true})
	host_namespaces.deny == set() with input as templated(pod({}), {"spec": true})
}
