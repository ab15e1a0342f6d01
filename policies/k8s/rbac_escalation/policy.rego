# METADATA
# title: Roles cannot give themselves more rights
# description: >-
#   Some rights are as good as all: to bind or escalate roles, to act as somebody else, to make tokens, to run commands in any pod, to
#   reach the kubelet through the API server, to approve certificates or to change what admission does.
# related_resources:
#   - https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
#   - https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
# custom:
#   id: k8s-rbac-escalation
#   severity: high
#   controls:
#     - id: CC6.3
#       strength: direct
#       rationale: Rights stay what was approved only where their holder cannot widen them.
#     - id: CC6.1
#       strength: supporting
#       rationale: Acting as another identity, or with a token made for it, gets past authentication.
#   targets: {kubernetes: [Role, ClusterRole]}
#   aliases:
#     - CKV_K8S_155
#     - CKV_K8S_156
#     - CKV_K8S_157
#     - CKV_K8S_158
#     - CKV2_K8S_1
#     - CKV2_K8S_2
#     - CKV2_K8S_3
#     - CKV2_K8S_4
#     - restrict-escalation-verbs-roles
#     - restrict-clusterrole-nodesproxy
#     - rule-can-bind-escalate
#     - rule-can-impersonate-users-groups-v1
#     - exec-into-container-v1
#   fixable: false
#   remediation: >-
#     Take the right out of the role, or narrow it with `resourceNames` to the roles or accounts that it is for. There is no quick fix,
#     because the holder may rely on it. People who debug should get such rights for a limited time; controllers that need one should be
#     waived with a reason. Wildcards are the matter of k8s-rbac-wildcard.
package plumbline.k8s.rbac_escalation

import data.plumbline.lib.finding
import data.plumbline.lib.kubernetes as k8s

roles := array.concat(k8s.objects_of("Role"), k8s.objects_of("ClusterRole"))

# What is as good as all rights: `resources` that are allowed with one of `verbs`.
powers := [
	{
		"resources": {"roles", "clusterroles"},
		"verbs": {"bind", "escalate"},
		"text": "The role may grant rights that its holder does not have.",
	},
	{
		"resources": {"users", "groups", "serviceaccounts", "uids"},
		"verbs": {"impersonate"},
		"text": "The role may act as somebody else.",
	},
	{
		"resources": {"serviceaccounts/token"},
		"verbs": {"create"},
		"text": "The role may make tokens of service accounts.",
	},
	{
		"resources": {"pods/exec", "pods/attach"},
		"verbs": {"create", "get"},
		"text": "The role may run commands in other workloads' containers.",
	},
	{
		"resources": {"nodes/proxy"},
		"verbs": {"get", "create", "update", "patch", "delete"},
		"text": "The role reaches the kubelet's interface, which runs commands in every pod of a node.",
	},
	{
		"resources": {"certificatesigningrequests/approval"},
		"verbs": {"update", "patch"},
		"text": "The role may approve certificates, and so make new identities.",
	},
	{
		"resources": {"validatingwebhookconfigurations", "mutatingwebhookconfigurations"},
		"verbs": {"create", "update", "patch"},
		"text": "The role may change what admission reads and rewrites.",
	},
]

population contains r.id if some r in roles

deny contains finding.new(r, ["rules", i, "resources", j], power.text) if {
	some r in roles
	some i, _ in k8s.value(r, ["rules"])
	not named(r, i)
	not k8s.unknown(r, ["rules", i, "resourceNames"])
	some power in powers
	k8s.has_any(r, ["rules", i, "verbs"], power.verbs | {"*"})
	some j, resource in k8s.value(r, ["rules", i, "resources"])
	resource in power.resources
}

undecided contains finding.new(r, ["rules"], "What the role allows cannot be told from this file.") if {
	some r in roles
	k8s.unknown(r, ["rules"])
}

undecided contains finding.new(r, ["rules", i], "Whether the role can widen its own rights cannot be told from this file.") if {
	some r in roles
	some i, _ in k8s.value(r, ["rules"])
	not named(r, i)
	some power in powers
	k8s.may_have_any(r, ["rules", i, "verbs"], power.verbs | {"*"})
	k8s.may_have_any(r, ["rules", i, "resources"], power.resources)
	open(r, i, power)
}

named(r, i) if count(k8s.value(r, ["rules", i, "resourceNames"])) > 0

open(r, i, power) if not k8s.has_any(r, ["rules", i, "verbs"], power.verbs | {"*"})

open(r, i, power) if not k8s.has_any(r, ["rules", i, "resources"], power.resources)

open(r, i, _) if k8s.unknown(r, ["rules", i, "resourceNames"])
