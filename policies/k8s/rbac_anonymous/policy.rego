# METADATA
# title: No rights for everybody
# description: >-
#   `system:anonymous` and `system:unauthenticated` are callers that nobody knows; `system:authenticated` is everybody with any account,
#   which on some clouds is anybody with a mail address. What is bound to them is open to all of these.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# custom:
#   id: k8s-rbac-anonymous
#   severity: critical
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Access takes a known identity; these groups stand for callers without one, or for anybody.
#   targets: {kubernetes: [ClusterRoleBinding, RoleBinding]}
#   aliases:
#     - K8sDisallowAnonymous
#     - restrict-binding-system-groups
#     - anonymous-access-enabled
#     - system-authenticated-allowed-to-take-over-cluster
#   fixable: false
#   settings:
#     allowed_roles:
#       description: Roles that may be bound to everybody; by default those that Kubernetes itself binds so.
#       default: [system:public-info-viewer, system:discovery, system:basic-user]
#   remediation: >-
#     Bind the role to the users, groups and service accounts that need it. There is no quick fix, because only you know who that is.
#     A health check needs no binding: `/livez`, `/readyz` and `/version` are open through `system:public-info-viewer`.
package plumbline.k8s.rbac_anonymous

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s
import data.plumbline.lib.settings

bindings := array.concat(k8s.objects_of("ClusterRoleBinding"), k8s.objects_of("RoleBinding"))

everybody := {"system:anonymous", "system:unauthenticated", "system:authenticated"}

population contains r.id if some r in bindings

deny contains finding.new(r, ["subjects", i, "name"], text) if {
	some r in bindings
	some i, _ in k8s.value(r, ["subjects"])
	name := k8s.value(r, ["subjects", i, "name"])
	name in everybody
	role := k8s.value(r, ["roleRef", "name"])
	not role in settings.value(rego.metadata.chain(), "allowed_roles")
	text := concat("", ["The role ", role, " is bound to ", name, "."])
}

undecided contains finding.new(r, path, "Who gets the role cannot be told from this file.") if {
	some r in bindings
	not harmless(r)
	some path in k8s.unknown_in_items(r, ["subjects"], ["name"])
	not is_account(r, path)
}

undecided contains finding.new(r, ["roleRef", "name"], "Which role everybody gets cannot be told from this file.") if {
	some r in bindings
	k8s.unknown(r, ["roleRef", "name"])
	some i, _ in k8s.value(r, ["subjects"])
	k8s.value(r, ["subjects", i, "name"]) in everybody
}

harmless(r) if k8s.value(r, ["roleRef", "name"]) in settings.value(rego.metadata.chain(), "allowed_roles")

# A service account's name is never one of everybody's.
is_account(r, path) if k8s.value(r, [path[0], path[1], "kind"]) == "ServiceAccount"
