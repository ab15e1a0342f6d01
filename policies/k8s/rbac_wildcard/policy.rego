# METADATA
# title: Roles name what they allow
# description: >-
#   A `*` among a role's verbs, resources or API groups allows more than anybody thought of, and grows with every resource type that
#   is installed later. Nobody can review what it grants.
# related_resources:
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# custom:
#   id: k8s-rbac-wildcard
#   severity: high
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Rights that are named can be matched to a role's work; a wildcard gives up least privilege.
#     - id: CC6.1
#       strength: supporting
#       rationale: A wildcard reaches Secrets and other sensitive resources without saying so.
#   targets: {kubernetes: [Role, ClusterRole]}
#   aliases:
#     - CKV_K8S_49
#     - restrict-wildcard-verbs
#     - restrict-wildcard-resources
#     - wildcard-in-rules
#     - FG_R00481
#   fixable: false
#   remediation: >-
#     Write out the verbs, resources and API groups that the role's holder uses, as in `verbs: [get, list, watch]`; the API server's audit
#     log tells which those are. There is no quick fix, because only you know them.
package plumbline.k8s.rbac_wildcard

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

roles := array.concat(k8s.objects_of("Role"), k8s.objects_of("ClusterRole"))

lists := {"verbs": "every verb", "resources": "every resource", "apiGroups": "every API group"}

population contains r.id if some r in roles

deny contains finding.new(r, ["rules", i, list, j], text) if {
	some r in roles
	some i, _ in k8s.value(r, ["rules"])
	some list, everything in lists
	some j, item in k8s.value(r, ["rules", i, list])
	item == "*"
	text := concat("", ["The rule is for ", everything, "."])
}

undecided contains finding.new(r, path, "Whether the role has wildcards cannot be told from this file.") if {
	some r in roles
	some path in unknown_places(r)
}

unknown_places(r) := [["rules"]] if k8s.unknown(r, ["rules"])

unknown_places(r) := [path |
	some i, _ in k8s.value(r, ["rules"])
	some list, _ in lists
	some path in k8s.unknown_in_items(r, ["rules", i, list], [])
] if {
	not k8s.unknown(r, ["rules"])
}
