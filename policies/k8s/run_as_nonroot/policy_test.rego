package plumbline.k8s.run_as_nonroot_test

import data.plumbline.k8s.run_as_nonroot

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

both(pods, containers) := pod({"securityContext": pods, "containers": [{"name": "a", "securityContext": containers}]})

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

own(field) := ["spec", "containers", 0, "securityContext", field]

pods(field) := ["spec", "securityContext", field]

test_deny_nothing_said if {
	some finding in run_as_nonroot.deny with input as pod({"containers": [{"name": "a"}]})
	finding.path == own("runAsNonRoot")
	finding.fix.operations == [{"op": "set", "path": own("runAsNonRoot"), "value": true}]
}

test_deny_false_where_it_is_written if {
	some a in run_as_nonroot.deny with input as both({}, {"runAsNonRoot": false})
	a.path == own("runAsNonRoot")
	some b in run_as_nonroot.deny with input as both({"runAsNonRoot": false}, {})
	b.path == pods("runAsNonRoot")
	b.fix.operations == [{"op": "set", "path": pods("runAsNonRoot"), "value": true}]
	some c in run_as_nonroot.deny with input as both({"runAsNonRoot": true}, {"runAsNonRoot": false})
	c.path == own("runAsNonRoot")
}

test_deny_user_0 if {
	some a in run_as_nonroot.deny with input as both({}, {"runAsUser": 0})
	a.path == own("runAsUser")
	not a.fix
	some b in run_as_nonroot.deny with input as both({"runAsUser": 0}, {})
	b.path == pods("runAsUser")
	count(run_as_nonroot.deny) == 1 with input as both({"runAsUser": 1000}, {"runAsUser": 0})

	# Such a container cannot start: the manifest asks for root and forbids it.
	count(run_as_nonroot.deny) == 1 with input as both({"runAsNonRoot": true}, {"runAsUser": 0})
}

# Files of an image belong to root's group more often than not. With runAsNonRoot the Pod Security Standards are content.
test_deny_group_0_beside_a_user_alone if {
	some finding in run_as_nonroot.deny with input as both({}, {"runAsUser": 1001, "runAsGroup": 0})
	finding.path == own("runAsGroup")
	run_as_nonroot.deny == set() with input as both({"runAsNonRoot": true}, {"runAsUser": 1001, "runAsGroup": 0})
}

# `runAsUser` beside `name`, where it means nothing.
test_deny_field_in_the_wrong_place if {
	count(run_as_nonroot.deny) == 1 with input as pod({"containers": [{"name": "a", "runAsUser": 1000}]})
}

test_deny_init_and_ephemeral_containers if {
	fine := {"runAsNonRoot": true}
	spec := {
		"containers": [{"name": "a", "securityContext": fine}],
		"initContainers": [{"name": "b"}],
		"ephemeralContainers": [{"name": "c"}],
	}
	count(run_as_nonroot.deny) == 2 with input as pod(spec)
}

test_allow_required_or_a_user_above_0 if {
	every manifest in [
		both({"runAsNonRoot": true}, {}),
		both({}, {"runAsNonRoot": true}),
		both({"runAsNonRoot": false}, {"runAsNonRoot": true}),
		both({"runAsUser": 1000}, {}),
		both({}, {"runAsUser": 1000}),
		both({"runAsUser": 0}, {"runAsUser": 1000}),
		both({}, {"runAsUser": 1000, "runAsNonRoot": false}),
		both({"runAsNonRoot": true}, {"runAsUser": 1000, "runAsGroup": 1000}),
	] {
		run_as_nonroot.deny == set() with input as manifest
		run_as_nonroot.undecided == set() with input as manifest
		run_as_nonroot.population == {"Pod/x"} with input as manifest
	}
}

test_allow_windows if {
	run_as_nonroot.deny == set() with input as pod({"os": {"name": "windows"}, "containers": [{"name": "a"}]})
}

test_unknown_template if {
	every part in [true, {"*": true}, {"runAsUser": true}] {
		tree := {"spec": {"containers": [{"securityContext": part}]}}
		count(run_as_nonroot.undecided) > 0 with input as templated(both({}, {}), tree)
		run_as_nonroot.deny == set() with input as templated(both({}, {}), tree)
	}
	some finding in run_as_nonroot.undecided with input as templated(both({}, {}), {"spec": {"securityContext": true}})
	finding.path == pods("runAsUser")
	count(run_as_nonroot.undecided) == 1 with input as templated(both({}, {}), {"spec": {"containers": true}})
}

test_unknown_where_only_runasnonroot_is_templated if {
	tree := {"spec": {"containers": [{"securityContext": {"runAsNonRoot": true}}]}}
	some finding in run_as_nonroot.undecided with input as templated(both({}, {}), tree)
	finding.path == own("runAsNonRoot")

	# Every possible value is fine here.
	run_as_nonroot.undecided == set() with input as templated(both({}, {"runAsUser": 1000}), tree)
	run_as_nonroot.deny == set() with input as templated(both({}, {"runAsUser": 1000}), tree)
}

test_allow_required_whatever_user_a_template_gives if {
	tree := {"spec": {"containers": [{"securityContext": {"runAsUser": true}}]}}
	run_as_nonroot.undecided == set() with input as templated(both({"runAsNonRoot": true}, {}), tree)
}

test_unknown_wrong_type if {
	count(run_as_nonroot.undecided) == 1 with input as both({}, {"runAsUser": "nobody"})
}
