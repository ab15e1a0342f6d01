package plumbline.k8s.privileged_test

import data.plumbline.k8s.privileged

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

container(security) := pod({"containers": [{"name": "a", "securityContext": security}]})

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_privileged if {
	some finding in privileged.deny with input as container({"privileged": true})
	finding.path == ["spec", "containers", 0, "securityContext", "privileged"]
	finding.msg == "Pod/x: Container \"a\" runs privileged: it has the node's devices and every capability."
	finding.fix.operations == [{"op": "set", "path": finding.path, "value": false}]
}

test_deny_init_and_ephemeral_containers if {
	spec := {
		"containers": [{"name": "a"}],
		"initContainers": [{"name": "b", "securityContext": {"privileged": true}}],
		"ephemeralContainers": [{"name": "c", "securityContext": {"privileged": true}}],
	}
	count(privileged.deny) == 2 with input as pod(spec)
}

test_deny_at_admission if {
	count(privileged.deny) == 1 with input as {"review": {"object": container({"privileged": true})}}
}

test_allow_false_or_absent if {
	every security in [{}, {"privileged": false}, {"privileged": null}] {
		privileged.deny == set() with input as container(security)
		privileged.undecided == set() with input as container(security)
		privileged.population == {"Pod/x"} with input as container(security)
	}
}

# What a controller updates is judged like any other object; only the admission review itself knows that it is an update.
test_allow_nothing_to_judge_in_a_wrapped_object if {
	review := {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": {"object": container({"privileged": true})}}
	privileged.population == set() with input as review
}

test_allow_windows_where_the_field_means_nothing if {
	windows := pod({"os": {"name": "windows"}, "containers": [{"name": "a", "securityContext": {"privileged": true}}]})
	privileged.deny == set() with input as windows
	privileged.population == set() with input as windows
}

test_unknown_templated_value if {
	unknown := {"spec": {"containers": [{"securityContext": {"privileged": true}}]}}
	some finding in privileged.undecided with input as templated(container({}), unknown)
	finding.path == ["spec", "containers", 0, "securityContext", "privileged"]
	privileged.deny == set() with input as templated(container({}), unknown)
}

test_unknown_templated_keys_and_containers if {
	keys := {"spec": {"containers": [{"securityContext": {"*": true}}]}}
	count(privileged.undecided) == 1 with input as templated(container({}), keys)
	some finding in privileged.undecided with input as templated(pod({}), {"spec": {"containers": true}})
	finding.path == ["spec", "containers"]
}

test_unknown_wrong_type if {
	count(privileged.undecided) == 1 with input as container({"privileged": "true"})
}
