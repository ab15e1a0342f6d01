# METADATA
# title: Containers say what memory and CPU they need
# description: >-
#   Without requests the scheduler packs a node until it is overloaded; without a memory limit one leaking container takes the memory of
#   all others on its node. A request that is not written equals the limit, where there is one.
# related_resources:
#   - https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#   - https://kubernetes.io/docs/concepts/policy/limit-range/
# custom:
#   id: k8s-resource-limits
#   severity: medium
#   controls:
#     - id: A1.1
#       strength: direct
#       rationale: Requests and limits are the capacity plan of a workload, and what the scheduler enforces.
#     - id: A1.2
#       strength: supporting
#       rationale: A limit keeps the failure of one workload from making others on the node unavailable.
#   targets: {kubernetes: [workloads]}
#   aliases:
#     - CKV_K8S_10
#     - CKV_K8S_11
#     - CKV_K8S_12
#     - CKV_K8S_13
#     - K8sRequiredResources
#     - require-requests-limits
#     - unset-memory-requirements
#     - unset-cpu-requirements
#     - resources-memory-limits
#     - resources-memory-requests
#   fixable: true
#   settings:
#     required:
#       description: >-
#         What every container must set, out of `requests.cpu`, `requests.memory`, `limits.cpu`, `limits.memory` and other resources.
#         A CPU limit is not asked for by default, because it throttles a container even on an idle node.
#       default: [requests.cpu, requests.memory, limits.memory]
#   remediation: >-
#     Set `resources.requests` for CPU and memory and `resources.limits.memory`, per container or (since Kubernetes 1.34) for the
#     pod. The quick fix writes modest starting values, `cpu: 100m`, `memory: 128Mi` and a memory limit of `256Mi`, or a limit equal to
#     the request that is there: measure the workload and adjust them. Init containers count; ephemeral containers cannot have
#     resources. Defaults that a LimitRange gives in the cluster are not seen here.
package plumbline.k8s.resource_limits

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s
import data.plumbline.lib.settings

required := settings.value(rego.metadata.chain(), "required")

containers := [c | some c in k8s.containers; c.list != "ephemeralContainers"]

population contains c.id if some c in containers

population contains pod.id if some [pod, _] in unseen

deny contains finding.fixable(c, path_of(c, absent[0]), text(c, absent), change) if {
	some c in containers
	absent := lacking(c)
	count(absent) > 0
	values := starting_values(c, absent)
	count(values) == count(absent)
	operations := [{"op": "set", "path": path_of(c, value.want), "value": value.value} | some value in values]
	change := finding.fix("Set requests and limits to starting values", operations)
}

deny contains finding.new(c, path_of(c, absent[0]), text(c, absent)) if {
	some c in containers
	absent := lacking(c)
	count(absent) > 0
	count(starting_values(c, absent)) < count(absent)
}

undecided contains finding.new(c, path_of(c, open[0]), open_text(c)) if {
	some c in containers
	open := [want |
		some want in required
		not has(c, want)
		not lacks(c, want)
	]
	count(open) > 0
}

undecided contains finding.new(pod, k8s.path_in(pod, path), k8s.unseen_text) if {
	some [pod, path] in unseen
}

unseen contains [pod, path] if {
	some [pod, path] in k8s.unseen
	not "ephemeralContainers" in path
}

# ---- what is there -----------------------------------------------------------------------------------------------

lacking(c) := [want |
	some want in required
	lacks(c, want)
]

has(c, want) if {
	some [view, path] in places(c, want)
	k8s.value(view, path)
}

lacks(c, want) if {
	every place in places(c, want) {
		k8s.missing(place[0], place[1])
	}
}

# Where a requirement can be met: in the container or its pod; a limit stands for the request as well.
places(c, want) := [[view, ["resources", kind, name]] |
	[wanted, name] := parts(want)
	some kind in kinds[wanted]
	some view in [c, c.pod]
]

kinds := {"requests": ["requests", "limits"], "limits": ["limits"]}

# `requests.nvidia.com/gpu` has dots of its own.
parts(want) := [kind, name] if {
	i := indexof(want, ".")
	kind := substring(want, 0, i)
	name := substring(want, i + 1, -1)
}

path_of(c, want) := k8s.path_in(c, array.concat(["resources"], parts(want)))

# ---- what to say and to write ------------------------------------------------------------------------------------

text(c, absent) := concat("", [c.title, " does not set ", concat(", ", absent), "."])

open_text(c) := concat("", [c.title, ": whether its requests and limits are set cannot be told from this file."])

starting_values(c, absent) := [{"want": want, "value": value} |
	some want in absent
	value := starting_value(c, want)
]

starting_value(_, "requests.cpu") := "100m"

starting_value(_, "requests.memory") := "128Mi"

# A limit below the request would be refused: where the request is there, it is the limit, and where it is a template's, nobody knows.
starting_value(c, "limits.memory") := limit(c, "memory", "256Mi")

starting_value(c, "limits.cpu") := limit(c, "cpu", "500m")

limit(c, name, _) := k8s.value(c, ["resources", "requests", name])

limit(c, name, otherwise) := otherwise if {
	k8s.missing(c, ["resources", "requests", name])
	k8s.missing(c.pod, ["resources"])
}
