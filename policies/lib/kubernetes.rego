# Kubernetes objects, their pods and containers, and three-valued questions about them.
#
# Objects come from Plumbline's own input, from manifests under conftest (one, or many with `--combine`) and from an admission
# review under Gatekeeper; `List` objects are opened. Terraform's `kubernetes_*` resources can join as further `objects` rules.
#
# A value is known, absent (not written, or null) or unknown (a template decides it). Every helper is a positive statement that
# holds for one of the three and is undefined otherwise. Objects, pods and containers are all views `{id, address, path, values,
# unknown}`: `path` is where the view's values stand in its object, and every helper takes a path inside the view.
package plumbline.lib.kubernetes

# ---- objects -----------------------------------------------------------------------------------------------------

# All objects of a kind.
objects_of(kind) := [o | some o in objects; o.type == kind]

# All objects as views; `type` is the kind.
objects := array.concat(given, manifests)

given := [object.union(r, {"path": []}) |
	some r in input.resources
	r.framework == "kubernetes"
]

manifests := [{
	"id": id,
	"address": address(manifest),
	"type": manifest.kind,
	"path": [],
	"values": manifest,
	"unknown": false,
} |
	some i, manifest in raw
	id := unique(i, address(manifest))
]

# What stands in the input, lists opened.
raw := [manifest |
	some document in documents
	some manifest in opened(document)
	is_string(manifest.kind)
	is_string(manifest.apiVersion)
]

default documents := []

documents := [input.review.object] if is_object(input.review.object)

documents := [input] if {
	is_string(input.kind)
	not input.review
}

# conftest `--combine`: `[{path, contents}]`, where contents is an array for a file of several documents.
documents := [document |
	some file in input
	some document in as_array(object.get(file, "contents", file))
] if {
	is_array(input)
}

opened(document) := document.items if is_list(document)

opened(document) := [document] if {
	is_object(document)
	not is_list(document)
}

is_list(document) if {
	endswith(document.kind, "List")
	is_array(document.items)
}

address(manifest) := concat("/", [manifest.kind, name]) if {
	some name in [object.get(manifest, ["metadata", "name"], object.get(manifest, ["metadata", "generateName"], ""))]
	is_string(name)
}

# Ids are addresses; a later object of the same address gets a number.
unique(i, wanted) := wanted if min(places[wanted]) == i

unique(i, wanted) := concat("#", [wanted, format_int(i, 10)]) if min(places[wanted]) != i

places[address(manifest)] contains i if some i, manifest in raw

as_array(v) := v if is_array(v)

as_array(v) := [v] if not is_array(v)

# ---- values ------------------------------------------------------------------------------------------------------

# The known value at a path. Parts of it may still be unknown.
value(r, path) := v if {
	v := object.get(r.values, path, null)
	v != null
	not unknown(r, path)
}

# The value at a path cannot be decided: it, or what it is part of, is unknown.
unknown(r, _) if r.unknown == true

unknown(r, path) if {
	is_object(r.unknown)
	some i, _ in path
	object.get(r.unknown, array.slice(path, 0, i + 1), false) == true
}

# A template may add keys to an object (`"*"`): a key that is not written may still be there.
unknown(r, path) if {
	is_object(r.unknown)
	some i, _ in path
	here := array.slice(path, 0, i)
	object.get(r.unknown, array.concat(here, ["*"]), false) == true
	object.get(r.values, array.slice(path, 0, i + 1), null) == null
}

# Something stands where an object should, so that nothing can be said of what is inside.
unknown(r, path) if {
	some i, _ in path
	i > 0
	scalar(object.get(r.values, array.slice(path, 0, i), null))
}

scalar(v) if is_string(v)

scalar(v) if is_number(v)

scalar(v) if is_boolean(v)

# Certainly not written (or null).
missing(r, path) if {
	object.get(r.values, path, null) == null
	not unknown(r, path)
}

is_true(r, path) if value(r, path) == true

is_false(r, path) if value(r, path) == false

# Neither certainly true, nor certainly false, nor certainly absent.
undecided_boolean(r, path) if unknown(r, path)

undecided_boolean(r, path) if {
	v := value(r, path)
	not is_boolean(v)
}

# Where it cannot be decided what stands at `inner` in the items of a list: the list itself, or that place in an item.
unknown_in_items(r, list, _) := [list] if unknown(r, list)

unknown_in_items(r, list, inner) := [path |
	some i, _ in value(r, list)
	path := array.concat(array.concat(list, [i]), inner)
	unknown(r, path)
] if {
	not unknown(r, list)
}

# A list certainly holds one of these.
has_any(r, list, wanted) if {
	some item in value(r, list)
	item in wanted
}

# A list holds one of these, or may: it or an item of it is not known.
may_have_any(r, list, wanted) if has_any(r, list, wanted)

may_have_any(r, list, _) if count(unknown_in_items(r, list, [])) > 0

# The path of a view's value, from the object.
path_in(view, path) := array.concat(view.path, path)

part(r, path) := object.get(r.unknown, path, false) if is_object(r.unknown)

part(r, _) := r.unknown if is_boolean(r.unknown)

# ---- pods --------------------------------------------------------------------------------------------------------

# Where the kinds that run containers keep their pod's spec.
pod_spec_path := {
	"CronJob": ["spec", "jobTemplate", "spec", "template", "spec"],
	"DaemonSet": ["spec", "template", "spec"],
	"Deployment": ["spec", "template", "spec"],
	"DeploymentConfig": ["spec", "template", "spec"],
	"Job": ["spec", "template", "spec"],
	"Pod": ["spec"],
	"PodTemplate": ["template", "spec"],
	"ReplicaSet": ["spec", "template", "spec"],
	"ReplicationController": ["spec", "template", "spec"],
	"Rollout": ["spec", "template", "spec"],
	"Service": ["spec", "template", "spec"],
	"StatefulSet": ["spec", "template", "spec"],
}

# The API groups of kinds whose names are used by others too.
group_of := {"Rollout": "argoproj.io/", "Service": "serving.knative.dev/"}

# Every pod spec, as a view with its object's `type`, and `os`: "linux", or "windows" where the pod says so. An object without
# a pod spec (a Rollout that points to a Deployment) has none; where a template makes the spec, all of it is unknown.
pods := [pod |
	some o in objects
	path := pod_spec_path[o.type]
	runs_pods(o)
	some spec in spec_of(o, path)
	pod := {
		"id": o.id,
		"address": o.address,
		"type": o.type,
		"path": path,
		"values": spec.values,
		"unknown": spec.unknown,
		"os": os({"values": spec.values, "unknown": spec.unknown}),
	}
]

runs_pods(o) if not group_of[o.type]

runs_pods(o) if startswith(value(o, ["apiVersion"]), group_of[o.type])

spec_of(o, path) := [{"values": v, "unknown": part(o, path)}] if {
	v := value(o, path)
	is_object(v)
}

spec_of(o, path) := [{"values": {}, "unknown": true}] if unknown(o, path)

os(spec) := "windows" if is_windows(spec)

os(spec) := "linux" if not is_windows(spec)

is_windows(spec) if lower(value(spec, ["os", "name"])) == "windows"

is_windows(spec) if {
	some label in os_labels
	lower(value(spec, ["nodeSelector", label])) == "windows"
}

is_windows(spec) if {
	terms := value(spec, ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"])
	count(terms) > 0
	every term in terms {
		some expression in term.matchExpressions
		expression.key in os_labels
		expression.operator == "In"
		expression.values == ["windows"]
	}
}

os_labels := {"kubernetes.io/os", "beta.kubernetes.io/os"}

# ---- containers --------------------------------------------------------------------------------------------------

container_lists := ["containers", "initContainers", "ephemeralContainers"]

# Every container of every pod, as a view with its `pod`, the `list` it stands in, and its `title` as messages begin with it.
containers := [container |
	some pod in pods
	some list in container_lists
	some i, v in value(pod, [list])
	is_object(v)
	container := {
		"id": pod.id,
		"address": pod.address,
		"type": pod.type,
		"path": array.concat(pod.path, [list, i]),
		"values": v,
		"unknown": part(pod, [list, i]),
		"pod": pod,
		"list": list,
		"title": title(list, i, v),
	}
]

linux_containers := [c | some c in containers; c.pod.os == "linux"]

# Ids of the objects that have containers, or may have.
container_owners contains c.id if some c in containers

container_owners contains pod.id if some [pod, _] in unseen

linux_container_owners contains c.id if some c in linux_containers

linux_container_owners contains pod.id if some [pod, _] in unseen_linux

# `[pod, path]`: a template may put containers here that cannot be seen.
unseen contains [pod, []] if {
	some pod in pods
	pod.unknown == true
}

unseen contains [pod, [list]] if {
	some pod in pods
	pod.unknown != true
	some list in container_lists
	unknown(pod, [list])
}

# An item that is not known at all stands as a null; so does the end of a list to which a template may add.
unseen contains [pod, [list, i]] if {
	some pod in pods
	some list in container_lists
	some i, v in value(pod, [list])
	not is_object(v)
	part(pod, [list, i]) == true
}

unseen_linux contains [pod, path] if {
	some [pod, path] in unseen
	pod.os == "linux"
}

unseen_text := "Which containers run here is left to a template, so that this policy cannot be judged."

title(list, _, v) := concat("", [noun[list], " \"", v.name, "\""]) if is_string(v.name)

# Not `not is_string(v.name)`: a call on something undefined is undefined, negated or not.
title(list, i, v) := concat(" ", [noun[list], "number", format_int(i + 1, 10)]) if {
	not is_string(object.get(v, "name", null))
}

noun := {"containers": "Container", "initContainers": "Init container", "ephemeralContainers": "Ephemeral container"}

# ---- security context --------------------------------------------------------------------------------------------

# Fields that a container inherits from its pod: the container's own value wins. Returns `{state, value, path}` where state is
# "known", "unknown" or "missing", and path (from the object) is where the value stands, or would.
inherited(c, field) := inherited_at(c, ["securityContext", field])

inherited_at(c, path) := {"state": "known", "value": v, "path": path_in(c, path)} if {
	v := value(c, path)
}

inherited_at(c, path) := {"state": "unknown", "path": path_in(c, path)} if unknown(c, path)

inherited_at(c, path) := {"state": "known", "value": v, "path": path_in(c.pod, path)} if {
	missing(c, path)
	v := value(c.pod, path)
}

inherited_at(c, path) := {"state": "unknown", "path": path_in(c.pod, path)} if {
	missing(c, path)
	unknown(c.pod, path)
}

inherited_at(c, path) := {"state": "missing", "path": path_in(c, path)} if {
	missing(c, path)
	missing(c.pod, path)
}
