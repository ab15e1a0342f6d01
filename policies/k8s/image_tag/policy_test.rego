package plumbline.k8s.image_tag_test

import data.plumbline.k8s.image_tag

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

image(name) := pod({"containers": [{"name": "a", "image": name}]})

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_no_version if {
	every name in [
		"nginx",
		"nginx:latest",
		"library/nginx",
		"registry.example:5000/nginx",
		"registry.example:5000/nginx:latest",
		"localhost:5000/a/b",
		"nginx:",
	] {
		some finding in image_tag.deny with input as image(name)
		count(image_tag.deny) == 1 with input as image(name)
		finding.path == ["spec", "containers", 0, "image"]
		not finding.fix
		image_tag.undecided == set() with input as image(name)
	}
}

test_deny_init_and_ephemeral_containers if {
	spec := {
		"containers": [{"name": "a", "image": "a:1"}],
		"initContainers": [{"name": "b", "image": "b"}],
		"ephemeralContainers": [{"name": "c", "image": "c:latest"}],
	}
	count(image_tag.deny) == 2 with input as pod(spec)
}

test_deny_by_setting if {
	manifest := object.union(templated(image("a:stable"), false), {"settings": {"k8s-image-tag": {"disallowed_tags": ["stable"]}}})
	count(image_tag.deny) == 1 with input as manifest
	image_tag.deny == set() with input as image("a:stable")
}

test_allow_versions_and_digests if {
	every name in [
		"nginx:1.29.3",
		"registry.example:5000/a/b:v1",
		"nginx@sha256:6af79ae5de407283dcea8b00d5c37ace95441fd58a8b1d2aa1ed93f5511bb18c",
		"nginx:latest@sha256:6af79ae5de407283dcea8b00d5c37ace95441fd58a8b1d2aa1ed93f5511bb18c",
	] {
		image_tag.deny == set() with input as image(name)
		image_tag.undecided == set() with input as image(name)
		image_tag.population == {"Pod/x"} with input as image(name)
	}
}

test_unknown_filled_in_later if {
	every name in ["${IMAGE}", "app:${TAG}", "<image>", "ko://example.com/cmd/app", "", " "] {
		count(image_tag.undecided) == 1 with input as image(name)
		image_tag.deny == set() with input as image(name)
	}
	count(image_tag.undecided) == 1 with input as pod({"containers": [{"name": "a"}]})
}

test_unknown_template if {
	tree := {"spec": {"containers": [{"image": true}]}}
	count(image_tag.undecided) == 1 with input as templated(pod({"containers": [{"name": "a"}]}), tree)
	count(image_tag.undecided) == 1 with input as templated(pod({}), {"spec": {"containers": true}})
}
