package plumbline.k8s.capabilities_add_test

import data.plumbline.k8s.capabilities_add as policy

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

add(list) := container({"securityContext": {"capabilities": {"add": list}}})

test_deny_each_capability if {
	texts := {finding.text | some finding in policy.deny} with input as add(["SYS_ADMIN", "NET_BIND_SERVICE", "CAP_NET_ADMIN"])
	texts == {"Container \"a\" adds the capability SYS_ADMIN.", "Container \"a\" adds the capability CAP_NET_ADMIN."}
	some finding in policy.deny with input as add(["ALL"])
	finding.path == ["spec", "containers", 0, "securityContext", "capabilities", "add", 0]
	finding.fix.operations == [{"op": "remove", "path": finding.path}]
}

test_deny_ephemeral_container if {
	spec := {"ephemeralContainers": [{"name": "a", "securityContext": {"capabilities": {"add": ["SYS_ADMIN"]}}}]}
	count(policy.deny) == 1 with input as pod(spec)
}

# Ports below 1024 are the one thing that the restricted Pod Security Standard lets a container add.
test_allow_net_bind_service_and_settings if {
	every manifest in [add(["NET_BIND_SERVICE"]), add(["CAP_NET_BIND_SERVICE"]), add([]), container({})] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
	chosen := object.union(templated(add(["CHOWN"]), false), {"settings": {"k8s-capabilities-add": {"allowed": ["CAP_CHOWN"]}}})
	policy.deny == set() with input as chosen
}

test_unknown_template if {
	item := templated(add([null]), {"spec": {"containers": [{"securityContext": {"capabilities": {"add": [true]}}}]}})
	count(policy.undecided) == 1 with input as item
	policy.deny == set() with input as item
	whole := templated(container({}), {"spec": {"containers": [{"securityContext": true}]}})
	count(policy.undecided) == 1 with input as whole
	count(policy.undecided) == 1 with input as templated(pod({}), {"spec": {"containers": true}})
}
