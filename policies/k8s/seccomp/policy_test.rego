package plumbline.k8s.seccomp_test

import data.plumbline.k8s.seccomp as policy

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

profile(pods, containers) := pod({"securityContext": pods, "containers": [{"name": "a", "securityContext": containers}]})

seccomp(type) := {"seccompProfile": {"type": type}}

test_deny_absent_and_unconfined if {
	some a in policy.deny with input as pod({"containers": [{"name": "a"}]})
	a.path == ["spec", "containers", 0, "securityContext", "seccompProfile", "type"]
	a.fix.operations == [{"op": "set", "path": a.path, "value": "RuntimeDefault"}]
	some b in policy.deny with input as profile(seccomp("Unconfined"), {})
	b.path == ["spec", "securityContext", "seccompProfile", "type"]
	count(policy.deny) == 1 with input as profile(seccomp("RuntimeDefault"), seccomp("Unconfined"))
	count(policy.deny) == 1 with input as profile({}, seccomp("LocalPort"))
}

test_deny_ephemeral_container if {
	count(policy.deny) == 1 with input as pod({"ephemeralContainers": [{"name": "a"}]})
}

test_allow_profiles if {
	every manifest in [
		profile(seccomp("RuntimeDefault"), {}),
		profile({}, seccomp("RuntimeDefault")),
		profile(seccomp("Unconfined"), seccomp("RuntimeDefault")),
		profile({}, {"seccompProfile": {"type": "Localhost", "localhostProfile": "a.json"}}),
	] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_unknown_template if {
	every tree in [
		{"spec": {"securityContext": true}},
		{"spec": {"containers": [{"securityContext": {"seccompProfile": {"type": true}}}]}},
		{"spec": {"containers": true}},
	] {
		count(policy.undecided) > 0 with input as templated(profile({}, {}), tree)
		policy.deny == set() with input as templated(profile({}, {}), tree)
	}
}
