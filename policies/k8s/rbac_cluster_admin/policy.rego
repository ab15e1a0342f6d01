# METADATA
# title: Nobody is bound to cluster-admin
# description: >-
#   `cluster-admin` may do everything with everything: read every Secret, run anything anywhere, and change who may do what. A service
#   account or user bound to it makes one stolen token enough to lose the cluster.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   id: k8s-rbac-cluster-admin
#   severity: critical
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Rights that follow a role are narrower than everything; binding cluster-admin gives up least privilege and separation of duties.
#     - id: CC6.1
#       strength: direct
#       rationale: The holder reaches every Secret and every workload, past all other rules of access.
#     - id: CC6.2
#       strength: supporting
#       rationale: A binding in code grants a privileged account, which needs the approval that such accounts need.
#     - id: CC6.8
#       strength: supporting
#       rationale: The holder can run any software on any node.
#   targets: {kubernetes: [ClusterRoleBinding, RoleBinding]}
#   aliases:
#     - restrict-binding-clusteradmin
#     - cluster-admin-role-binding
#     - rule-list-all-cluster-admins-v1
#     - FG_R00479
#   fixable: false
#   remediation: >-
#     Bind a role with the verbs and resources that are needed, in a namespace where that is enough (`admin`, `edit` and `view` exist in
#     every cluster). There is no quick fix, because only you know what the subject does. An operator that must be cluster-admin
#     should be waived with a reason. Kubernetes' own subjects (`system:…`) are left out.
package plumbline.k8s.rbac_cluster_admin

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

bindings := array.concat(k8s.objects_of("ClusterRoleBinding"), k8s.objects_of("RoleBinding"))

role := ["roleRef", "name"]

population contains r.id if some r in bindings

deny contains finding.new(r, role, text) if {
	some r in bindings
	k8s.value(r, role) == "cluster-admin"
	names := [name |
		some i, _ in k8s.value(r, ["subjects"])
		some name in others(r, i)
	]
	count(names) > 0
	text := concat("", ["The role cluster-admin is bound to ", concat(", ", names), "."])
}

undecided contains finding.new(r, role, "Which role is bound cannot be told from this file.") if {
	some r in bindings
	k8s.unknown(r, role)
}

undecided contains finding.new(r, path, "Who gets cluster-admin cannot be told from this file.") if {
	some r in bindings
	k8s.value(r, role) == "cluster-admin"
	some path in k8s.unknown_in_items(r, ["subjects"], ["name"])
}

# A subject that is not Kubernetes' own. A service account is never, whatever name a template gives it.
others(r, i) := [concat(" ", ["service account", k8s.value(r, ["subjects", i, "name"])])] if {
	k8s.value(r, ["subjects", i, "kind"]) == "ServiceAccount"
}

others(r, i) := ["a service account"] if {
	k8s.value(r, ["subjects", i, "kind"]) == "ServiceAccount"
	k8s.unknown(r, ["subjects", i, "name"])
}

others(r, i) := [concat(" ", [lower(kind), name])] if {
	kind := k8s.value(r, ["subjects", i, "kind"])
	kind != "ServiceAccount"
	name := k8s.value(r, ["subjects", i, "name"])
	not startswith(name, "system:")
}
