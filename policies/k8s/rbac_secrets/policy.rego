# METADATA
# title: Roles do not read all Secrets
# description: >-
#   A role that may get, list or watch Secrets reads every password, key and token of its namespace, or of the whole cluster, the tokens of
#   stronger accounts among them. `list` and `watch` show the content as well.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
#   - https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# custom:
#   id: k8s-rbac-secrets
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Secrets are the keys to other systems; who reads them gets that access too.
#     - id: CC6.3
#       strength: supporting
#       rationale: Least privilege names the Secrets that a workload needs.
#   targets: {kubernetes: [Role, ClusterRole]}
#   aliases:
#     - CKV2_K8S_5
#     - restrict-secret-role-verbs
#     - access-to-secrets
#     - rule-can-list-get-secrets-v1
#     - FG_R00480
#   fixable: false
#   remediation: >-
#     Name the Secrets in `resourceNames` and allow `get` only, or mount the Secret in the pod, which needs no role at all. There is no
#     quick fix, because only you know which Secrets are needed. An operator that manages Secrets should be waived with a reason.
package plumbline.k8s.rbac_secrets

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

roles := array.concat(k8s.objects_of("Role"), k8s.objects_of("ClusterRole"))

wanted := {
	"apiGroups": {"", "*"},
	"resources": {"secrets", "*"},
	"verbs": {"get", "list", "watch", "*"},
}

population contains r.id if some r in roles

deny contains finding.new(r, path, text) if {
	some r in roles
	some i, _ in k8s.value(r, ["rules"])
	every list, values in wanted {
		k8s.has_any(r, ["rules", i, list], values)
	}
	unnamed(r, i)
	some j, resource in k8s.value(r, ["rules", i, "resources"])
	resource in wanted.resources
	path := ["rules", i, "resources", j]
	text := concat("", ["The role reads every Secret", extent[r.type], "."])
}

undecided contains finding.new(r, ["rules"], "What the role allows cannot be told from this file.") if {
	some r in roles
	k8s.unknown(r, ["rules"])
}

undecided contains finding.new(r, ["rules", i], "Whether the role reads Secrets cannot be told from this file.") if {
	some r in roles
	some i, _ in k8s.value(r, ["rules"])
	every list, values in wanted {
		k8s.may_have_any(r, ["rules", i, list], values)
	}
	not named(r, i)
	open(r, i)
}

extent := {"Role": " of its namespace", "ClusterRole": " of the cluster or of the namespace that it is bound in"}

named(r, i) if count(k8s.value(r, ["rules", i, "resourceNames"])) > 0

unnamed(r, i) if k8s.missing(r, ["rules", i, "resourceNames"])

unnamed(r, i) if k8s.value(r, ["rules", i, "resourceNames"]) == []

# Something of the rule that matters is not known.
open(r, i) if {
	some list, values in wanted
	not k8s.has_any(r, ["rules", i, list], values)
}

open(r, i) if k8s.unknown(r, ["rules", i, "resourceNames"])
