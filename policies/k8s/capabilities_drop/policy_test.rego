package plumbline.k8s.capabilities_drop_test

import data.plumbline.k8s.capabilities_drop as policy

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

drop(list) := container({"securityContext": {"capabilities": {"drop": list}}})

test_deny_nothing_or_not_all_dropped if {
	every manifest in [container({}), drop([]), drop(["NET_RAW"]), drop(["CHOWN", "KILL"])] {
		some finding in policy.deny with input as manifest
		finding.path == ["spec", "containers", 0, "securityContext", "capabilities", "drop"]
		finding.fix.operations == [{"op": "set", "path": finding.path, "value": ["ALL"]}]
	}
}

# What is added back is another policy's matter.
test_allow_all_dropped if {
	every manifest in [drop(["ALL"]), drop(["all"]), drop(["CHOWN", "ALL"])] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_allow_by_setting if {
	chosen := object.union(templated(drop(["CAP_NET_RAW"]), false), {"settings": {"k8s-capabilities-drop": {"required": ["NET_RAW"]}}})
	policy.deny == set() with input as chosen
}

test_allow_windows if {
	policy.deny == set() with input as pod({"os": {"name": "windows"}, "containers": [{"name": "a"}]})
}

test_unknown_template if {
	item := templated(drop(["CHOWN", null]), {"spec": {"containers": [{"securityContext": {"capabilities": {"drop": [false, true]}}}]}})
	count(policy.undecided) == 1 with input as item
	policy.deny == set() with input as item

	# ALL is there, whatever the template adds.
	enough := templated(drop(["ALL", null]), {"spec": {"containers": [{"securityContext": {"capabilities": {"drop": [false, true]}}}]}})
	policy.undecided == set() with input as enough
	policy.deny == set() with input as enough
	whole := templated(container({}), {"spec": {"containers": [{"securityContext": true}]}})
	count(policy.undecided) == 1 with input as whole
	policy.deny == set() with input as whole
}
