package plumbline.lib.kubernetes_test

import data.plumbline.lib.kubernetes as k8s

pod_spec := {"containers": [{"name": "a"}], "initContainers": [{"name": "b"}], "ephemeralContainers": [{"name": "c"}]}

template := {"template": {"spec": pod_spec}}

manifest(api, kind, body) := object.union({"apiVersion": api, "kind": kind, "metadata": {"name": "x"}}, body)

own(values, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": values.kind,
	"name": "x",
	"mode": "managed",
	"values": values,
	"unknown": unknown,
	"references": [],
	"documents": [],
}]}

titles := {c.title | some c in k8s.containers}

all_titles := {"Container \"a\"", "Init container \"b\"", "Ephemeral container \"c\""}

test_every_workload_kind_has_its_containers if {
	every workload in [
		manifest("v1", "Pod", {"spec": pod_spec}),
		manifest("apps/v1", "Deployment", {"spec": template}),
		manifest("apps/v1", "StatefulSet", {"spec": template}),
		manifest("apps/v1", "DaemonSet", {"spec": template}),
		manifest("apps/v1", "ReplicaSet", {"spec": template}),
		manifest("v1", "ReplicationController", {"spec": template}),
		manifest("batch/v1", "Job", {"spec": template}),
		manifest("batch/v1", "CronJob", {"spec": {"jobTemplate": {"spec": template}}}),
		manifest("v1", "PodTemplate", template),
		manifest("apps.openshift.io/v1", "DeploymentConfig", {"spec": template}),
		manifest("argoproj.io/v1alpha1", "Rollout", {"spec": template}),
		manifest("serving.knative.dev/v1", "Service", {"spec": template}),
	] {
		titles == all_titles with input as workload
		titles == all_titles with input as own(workload, false)
	}
}

test_paths_start_at_the_object if {
	cron := manifest("batch/v1", "CronJob", {"spec": {"jobTemplate": {"spec": template}}})
	some c in k8s.containers with input as cron
	c.list == "initContainers"
	k8s.path_in(c, ["image"]) == ["spec", "jobTemplate", "spec", "template", "spec", "initContainers", 0, "image"]
}

test_other_kinds_of_the_same_name_have_no_pods if {
	k8s.pods == [] with input as manifest("v1", "Service", {"spec": {"ports": []}})
	k8s.pods == [] with input as manifest("example.com/v1", "Rollout", {"spec": template})
}

test_a_rollout_that_points_elsewhere_has_no_pod if {
	k8s.pods == [] with input as manifest("argoproj.io/v1alpha1", "Rollout", {"spec": {"workloadRef": {"name": "web"}}})
}

test_lists_are_opened if {
	list := {"apiVersion": "v1", "kind": "List", "items": [manifest("v1", "Pod", {"spec": pod_spec}), manifest("v1", "ConfigMap", {})]}
	{o.address | some o in k8s.objects} == {"Pod/x", "ConfigMap/x"} with input as list
}

test_combined_files_and_documents_have_ids_of_their_own if {
	pod := manifest("v1", "Pod", {"spec": pod_spec})
	combined := [{"path": "a.yaml", "contents": pod}, {"path": "b.yaml", "contents": [pod, manifest("v1", "Secret", {})]}]
	{o.id | some o in k8s.objects} == {"Pod/x", "Pod/x#1", "Secret/x"} with input as combined
	{o.address | some o in k8s.objects} == {"Pod/x", "Secret/x"} with input as combined
}

test_admission_reviews_are_read if {
	pod := manifest("v1", "Pod", {"spec": pod_spec})
	titles == all_titles with input as {"review": {"kind": {"kind": "Pod"}, "object": pod}, "parameters": {}}
}

test_what_is_no_manifest_is_left_alone if {
	k8s.objects == [] with input as {"resource_changes": []}
	k8s.objects == [] with input as {"kind": "Kustomization"}
	k8s.objects == [] with input as []
}

test_value_missing_unknown if {
	r := {
		"values": {"a": {"b": 1, "n": null}, "scalar": "x", "list": [{"k": 1}, null]},
		"unknown": {"u": true, "a": {"c": true}, "list": [false, true]},
		"path": [],
	}
	k8s.value(r, ["a", "b"]) == 1
	k8s.value(r, ["scalar"]) == "x"
	k8s.value(r, ["list", 0, "k"]) == 1
	k8s.missing(r, ["a", "n"])
	k8s.missing(r, ["other", "deep"])
	k8s.unknown(r, ["u"])
	k8s.unknown(r, ["u", "deep"])
	k8s.unknown(r, ["a", "c", "deep"])
	k8s.unknown(r, ["list", 1, "k"])
	k8s.unknown(r, ["scalar", "inside"])
	not k8s.unknown(r, ["a", "b"])
	not k8s.unknown(r, ["list", 0, "k"])
	not k8s.missing(r, ["u"])
	not k8s.missing(r, ["a", "c"])
	not k8s.value(r, ["u"])
}

test_a_template_may_add_keys if {
	r := {"values": {"a": {"b": 1}}, "unknown": {"a": {"*": true}}, "path": []}
	k8s.value(r, ["a", "b"]) == 1
	k8s.unknown(r, ["a", "c"])
	k8s.unknown(r, ["a", "c", "d"])
	k8s.missing(r, ["c"])
}

test_everything_unknown if {
	k8s.unknown({"values": {}, "unknown": true}, ["a"])
	k8s.missing({"values": {}, "unknown": false}, ["a"])
}

test_the_containers_value_wins_over_the_pods if {
	spec := {
		"securityContext": {"runAsUser": 0, "runAsGroup": 7},
		"containers": [{"name": "own", "securityContext": {"runAsUser": 5}}],
	}
	some c in k8s.containers with input as manifest("v1", "Pod", {"spec": spec})
	k8s.inherited(c, "runAsUser") == {
		"state": "known",
		"value": 5,
		"path": ["spec", "containers", 0, "securityContext", "runAsUser"],
	}
	k8s.inherited(c, "runAsGroup") == {"state": "known", "value": 7, "path": ["spec", "securityContext", "runAsGroup"]}
	k8s.inherited(c, "runAsNonRoot").state == "missing"
}

test_a_template_in_the_container_hides_what_the_pod_says if {
	values := manifest("v1", "Pod", {"spec": {"securityContext": {"runAsUser": 5}, "containers": [{"name": "a", "securityContext": {}}]}})
	unknown := {"spec": {"containers": [{"securityContext": {"*": true}}]}}
	some c in k8s.containers with input as own(values, unknown)
	k8s.inherited(c, "runAsUser").state == "unknown"
}

test_containers_that_a_template_makes_are_unseen if {
	whole := own(manifest("v1", "Pod", {"spec": {}}), {"spec": true})
	{path | some [_, path] in k8s.unseen} == {[]} with input as whole
	k8s.container_owners == {"Pod/x"} with input as whole

	list := own(manifest("v1", "Pod", {"spec": {}}), {"spec": {"containers": true}})
	{path | some [_, path] in k8s.unseen} == {["containers"]} with input as list

	item := own(manifest("v1", "Pod", {"spec": {"containers": [{"name": "a"}, null]}}), {"spec": {"containers": [false, true]}})
	{path | some [_, path] in k8s.unseen} == {["containers", 1]} with input as item
	count(k8s.containers) == 1 with input as item
}

test_windows_pods_are_known if {
	every spec in [
		{"os": {"name": "windows"}},
		{"nodeSelector": {"kubernetes.io/os": "windows"}},
		{"nodeSelector": {"beta.kubernetes.io/os": "windows"}},
		{"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{
			"key": "kubernetes.io/os",
			"operator": "In",
			"values": ["windows"],
		}]}]}}}},
	] {
		pod := manifest("v1", "Pod", {"spec": object.union(pod_spec, spec)})
		k8s.linux_containers == [] with input as pod
		count(k8s.containers) == 3 with input as pod
		k8s.linux_container_owners == set() with input as pod
	}
	count(k8s.linux_containers) == 3 with input as manifest("v1", "Pod", {"spec": object.union(pod_spec, {"os": {"name": "linux"}})})
}

test_a_container_without_a_name_is_one_too if {
	{"Container number 1"} == titles with input as manifest("v1", "Pod", {"spec": {"containers": [{"image": "a"}]}})
	{"Container number 1"} == titles with input as manifest("v1", "Pod", {"spec": {"containers": [{"name": 7}]}})
}

test_items_that_a_template_fills_in if {
	r := {
		"values": {"a": ["x", null], "b": ["y"], "e": [{"k": 1}, {}]},
		"unknown": {"a": [false, true], "c": true, "e": [false, {"*": true}]},
		"path": [],
	}
	k8s.unknown_in_items(r, ["a"], []) == [["a", 1]]
	k8s.unknown_in_items(r, ["b"], []) == []
	k8s.unknown_in_items(r, ["c"], []) == [["c"]]
	k8s.unknown_in_items(r, ["d"], []) == []
	k8s.unknown_in_items(r, ["e"], ["k"]) == [["e", 1, "k"]]
	k8s.unknown_in_items({"values": {}, "unknown": true, "path": []}, ["a"], []) == [["a"]]
}

test_a_list_has_or_may_have if {
	r := {"values": {"a": ["x", null], "b": ["y"], "c": ["x"]}, "unknown": {"a": [false, true], "d": true}, "path": []}
	k8s.has_any(r, ["a"], {"x", "z"})
	k8s.has_any(r, ["c"], {"x"})
	not k8s.has_any(r, ["a"], {"y"})
	k8s.may_have_any(r, ["a"], {"y"})
	not k8s.may_have_any(r, ["b"], {"x"})
	k8s.may_have_any(r, ["d"], {"x"})
	not k8s.may_have_any(r, ["missing"], {"x"})
}
