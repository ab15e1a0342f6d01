package plumbline.k8s.rbac_cluster_admin_test

import data.plumbline.k8s.rbac_cluster_admin as policy

binding(kind, role, subjects) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": kind,
	"metadata": {"name": "x"},
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
	"subjects": subjects,
}

account := {"kind": "ServiceAccount", "name": "ci", "namespace": "ci"}

masters := {"kind": "Group", "name": "system:masters", "apiGroup": "rbac.authorization.k8s.io"}

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "ClusterRoleBinding/x",
	"address": "ClusterRoleBinding/x",
	"type": "ClusterRoleBinding",
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_accounts_users_and_groups if {
	every kind in ["ClusterRoleBinding", "RoleBinding"] {
		some finding in policy.deny with input as binding(kind, "cluster-admin", [account, {"kind": "User", "name": "jo"}])
		finding.path == ["roleRef", "name"]
		finding.text == "The role cluster-admin is bound to service account ci, user jo."
	}
	count(policy.deny) == 1 with input as binding("ClusterRoleBinding", "cluster-admin", [masters, {"kind": "Group", "name": "devs"}])
}

test_allow_other_roles_and_own_subjects if {
	every manifest in [
		binding("ClusterRoleBinding", "view", [account]),
		binding("ClusterRoleBinding", "cluster-admin", [masters]),
		binding("ClusterRoleBinding", "cluster-admin", []),
	] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		policy.population == {"ClusterRoleBinding/x"} with input as manifest
	}
}

test_unknown_template if {
	role := object.remove(binding("ClusterRoleBinding", "", [account]), ["roleRef"])
	count(policy.undecided) == 1 with input as templated(role, {"roleRef": {"name": true}})
	subjects := object.remove(binding("ClusterRoleBinding", "cluster-admin", []), ["subjects"])
	count(policy.undecided) == 1 with input as templated(subjects, {"subjects": true})
	one := binding("ClusterRoleBinding", "cluster-admin", [{"kind": "User"}])
	count(policy.undecided) == 1 with input as templated(one, {"subjects": [{"name": true}]})
	policy.deny == set() with input as templated(one, {"subjects": [{"name": true}]})
}

# Whatever name a template gives it, it is no subject of Kubernetes' own.
test_deny_templated_account if {
	one := binding("ClusterRoleBinding", "cluster-admin", [{"kind": "ServiceAccount"}])
	some finding in policy.deny with input as templated(one, {"subjects": [{"name": true}]})
	finding.text == "The role cluster-admin is bound to a service account."
}
