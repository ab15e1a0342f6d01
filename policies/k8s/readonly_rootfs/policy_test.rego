package plumbline.k8s.readonly_rootfs_test

import data.plumbline.k8s.readonly_rootfs as policy

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

test_deny_absent_and_false if {
	every manifest in [container({}), container({"securityContext": {"readOnlyRootFilesystem": false}})] {
		some finding in policy.deny with input as manifest
		finding.fix.operations == [{"op": "set", "path": finding.path, "value": true}]
	}
	count(policy.deny) == 2 with input as pod({"initContainers": [{"name": "a"}], "ephemeralContainers": [{"name": "b"}]})
}

test_allow_true if {
	manifest := container({"securityContext": {"readOnlyRootFilesystem": true}})
	policy.deny == set() with input as manifest
	policy.undecided == set() with input as manifest
	count(policy.population) == 1 with input as manifest
}

test_allow_windows if {
	policy.deny == set() with input as pod({"os": {"name": "windows"}, "containers": [{"name": "a"}]})
}

test_unknown_template if {
	every tree in [{"spec": {"containers": [{"securityContext": true}]}}, {"spec": {"containers": true}}] {
		count(policy.undecided) == 1 with input as templated(container({}), tree)
		policy.deny == set() with input as templated(container({}), tree)
	}
}
