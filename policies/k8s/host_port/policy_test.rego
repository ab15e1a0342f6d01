package plumbline.k8s.host_port_test

import data.plumbline.k8s.host_port as policy

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

container(body) := pod({"containers": [object.union({"name": "a"}, body)]})

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "x",
	"address": "x",
	"type": manifest.kind,
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_host_port if {
	some finding in policy.deny with input as container({"ports": [{"containerPort": 80}, {"containerPort": 443, "hostPort": 8443}]})
	finding.path == ["spec", "containers", 0, "ports", 1, "hostPort"]
	finding.text == "Container \"a\" takes port 8443 of the node."
	finding.fix.operations == [{"op": "remove", "path": finding.path}]
}

# Which ports of the node would be fine, an organisation cannot tell this policy yet: waive them.
test_deny_low_port_too if {
	count(policy.deny) == 1 with input as container({"ports": [{"containerPort": 9000, "hostPort": 80}]})
}

# The node's network as a whole is k8s-host-namespaces' matter.
test_allow_none if {
	every manifest in [
		container({}),
		container({"ports": [{"containerPort": 80}]}),
		container({"ports": [{"containerPort": 80, "hostPort": 0}]}),
		pod({"hostNetwork": true, "containers": [{"name": "a"}]}),
	] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_unknown_template if {
	tree := {"spec": {"containers": [{"ports": [{"hostPort": true}]}]}}
	some finding in policy.undecided with input as templated(container({"ports": [{"containerPort": 80}]}), tree)
	finding.path == ["spec", "containers", 0, "ports", 0, "hostPort"]
	count(policy.undecided) == 1 with input as templated(container({}), {"spec": {"containers": [{"ports": true}]}})
	count(policy.undecided) == 1 with input as templated(pod({}), {"spec": {"containers": true}})
}
