package plumbline.k8s.rbac_anonymous_test

import data.plumbline.k8s.rbac_anonymous as policy

binding(role, names) := {
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "x"},
	"roleRef": {"kind": "ClusterRole", "name": role},
	"subjects": [{"kind": "Group", "name": name} | some name in names],
}

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "x",
	"address": "x",
	"type": manifest.kind,
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_everybody if {
	every name in ["system:anonymous", "system:unauthenticated", "system:authenticated"] {
		some finding in policy.deny with input as binding("view", ["devs", name])
		finding.path == ["subjects", 1, "name"]
	}
}

test_deny_role_binding if {
	count(policy.deny) == 1 with input as object.union(binding("view", ["system:anonymous"]), {"kind": "RoleBinding"})
}

test_allow_known_subjects_and_own_roles if {
	every manifest in [
		binding("view", ["devs", "system:masters"]),
		binding("system:public-info-viewer", ["system:unauthenticated"]),
		binding("system:discovery", ["system:authenticated"]),
	] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_allow_by_setting if {
	settings := {"k8s-rbac-anonymous": {"allowed_roles": ["public"]}}
	policy.deny == set() with input as object.union(templated(binding("public", ["system:anonymous"]), false), {"settings": settings})
}

test_unknown_template if {
	subjects := templated(object.remove(binding("view", []), ["subjects"]), {"subjects": true})
	count(policy.undecided) == 1 with input as subjects
	role := templated(object.remove(binding("", ["system:anonymous"]), ["roleRef"]), {"roleRef": {"name": true}})
	count(policy.undecided) == 1 with input as role
	policy.deny == set() with input as role
}

# A template may name anybody for this role.
test_allow_templated_subjects_of_own_role if {
	manifest := templated(object.remove(binding("system:discovery", []), ["subjects"]), {"subjects": true})
	policy.undecided == set() with input as manifest
}

test_allow_templated_service_account if {
	manifest := object.union(binding("view", []), {"subjects": [{"kind": "ServiceAccount"}]})
	policy.undecided == set() with input as templated(manifest, {"subjects": [{"name": true}]})
}
