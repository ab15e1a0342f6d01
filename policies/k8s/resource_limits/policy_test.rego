package plumbline.k8s.resource_limits_test

import data.plumbline.k8s.resource_limits

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

container(resources) := pod({"containers": [{"name": "a", "resources": resources}]})

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

own(kind, name) := ["spec", "containers", 0, "resources", kind, name]

values(finding) := {operation.path: operation.value | some operation in finding.fix.operations}

test_deny_nothing_set if {
	every manifest in [pod({"containers": [{"name": "a"}]}), container({}), container({"requests": {}})] {
		some finding in resource_limits.deny with input as manifest
		count(resource_limits.deny) == 1 with input as manifest
		finding.text == "Container \"a\" does not set requests.cpu, requests.memory, limits.memory."
		values(finding) == {own("requests", "cpu"): "100m", own("requests", "memory"): "128Mi", own("limits", "memory"): "256Mi"}
	}
}

# What is not restricted at all in other tools' default settings: a memory limit is this policy's point.
test_deny_requests_alone if {
	some finding in resource_limits.deny with input as container({"requests": {"cpu": "100m", "memory": "2Gi"}})
	finding.path == own("limits", "memory")
	values(finding) == {own("limits", "memory"): "2Gi"}
}

test_deny_memory_limit_alone if {
	some finding in resource_limits.deny with input as container({"limits": {"memory": "2Gi"}})
	values(finding) == {own("requests", "cpu"): "100m"}
}

test_deny_init_container if {
	fine := {"limits": {"cpu": 1, "memory": "1Gi"}}
	manifest := pod({"containers": [{"name": "a", "resources": fine}], "initContainers": [{"name": "b"}]})
	some finding in resource_limits.deny with input as manifest
	startswith(finding.text, "Init container \"b\"")
}

test_deny_by_setting if {
	settings := {"k8s-resource-limits": {"required": ["limits.cpu"]}}
	manifest := object.union(templated(container({"requests": {"cpu": "250m"}}), false), {"settings": settings})
	some finding in resource_limits.deny with input as manifest
	values(finding) == {own("limits", "cpu"): "250m"}
}

# A starting value for a resource that only its owner knows would be a guess.
test_deny_without_fix_for_other_resources if {
	settings := {"k8s-resource-limits": {"required": ["limits.nvidia.com/gpu"]}}
	manifest := object.union(templated(container({}), false), {"settings": settings})
	some finding in resource_limits.deny with input as manifest
	finding.path == own("limits", "nvidia.com/gpu")
	not finding.fix
}

test_allow_all_set if {
	every resources in [
		{"requests": {"cpu": "100m", "memory": "1Gi"}, "limits": {"memory": "1Gi"}},
		{"requests": {"cpu": "100m"}, "limits": {"memory": "1Gi"}},
		{"limits": {"cpu": "1", "memory": "1Gi"}},
	] {
		resource_limits.deny == set() with input as container(resources)
		resource_limits.undecided == set() with input as container(resources)
		resource_limits.population == {"Pod/x"} with input as container(resources)
	}
}

test_allow_resources_of_the_pod if {
	spec := {"resources": {"limits": {"cpu": 1, "memory": "1Gi"}}, "containers": [{"name": "a"}]}
	resource_limits.deny == set() with input as pod(spec)
}

# The cluster refuses resources there.
test_allow_ephemeral_containers_without if {
	fine := {"limits": {"cpu": 1, "memory": "1Gi"}}
	manifest := pod({"containers": [{"name": "a", "resources": fine}], "ephemeralContainers": [{"name": "b"}]})
	resource_limits.deny == set() with input as manifest
}

test_unknown_template if {
	every part in [true, {"*": true}, {"limits": true, "requests": true}] {
		tree := {"spec": {"containers": [{"resources": part}]}}
		count(resource_limits.undecided) == 1 with input as templated(container({}), tree)
		resource_limits.deny == set() with input as templated(container({}), tree)
	}
	count(resource_limits.undecided) == 1 with input as templated(pod({}), {"spec": {"containers": true}})
}

# A limit that a template gives is the request as well, if it gives one.
test_unknown_request_beside_a_templated_limit if {
	tree := {"spec": {"containers": [{"resources": {"limits": true}}]}}
	resource_limits.deny == set() with input as templated(container({}), tree)
	some finding in resource_limits.undecided with input as templated(container({}), tree)
	finding.path == own("requests", "cpu")
}

test_deny_without_fix_beside_a_templated_request if {
	tree := {"spec": {"containers": [{"resources": {"requests": true}}]}}
	some finding in resource_limits.deny with input as templated(container({}), tree)
	not finding.fix
}
