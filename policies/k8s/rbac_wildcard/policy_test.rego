package plumbline.k8s.rbac_wildcard_test

import data.plumbline.k8s.rbac_wildcard as policy

role(rules) := {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "metadata": {"name": "x"}, "rules": rules}

rule(groups, resources, verbs) := {"apiGroups": groups, "resources": resources, "verbs": verbs}

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "x",
	"address": "x",
	"type": manifest.kind,
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_each_wildcard if {
	some finding in policy.deny with input as role([rule([""], ["pods"], ["get"]), rule([""], ["pods"], ["get", "*"])])
	finding.path == ["rules", 1, "verbs", 1]
	count(policy.deny) == 3 with input as role([rule(["*"], ["*"], ["*"])])
}

test_deny_cluster_role if {
	manifest := object.union(role([rule(["apps"], ["*"], ["get"])]), {"kind": "ClusterRole"})
	count(policy.deny) == 1 with input as manifest
}

test_allow_named if {
	every manifest in [role([rule([""], ["pods", "pods/log"], ["get", "list"])]), role([]), role([{"nonResourceURLs": ["/metrics/*"], "verbs": ["get"]}])] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_unknown_template if {
	every case in [
		[role([]), {"rules": true}],
		[role([null]), {"rules": [true]}],
		[role([rule([""], ["pods"], [null])]), {"rules": [{"verbs": [true]}]}],
	] {
		count(policy.undecided) > 0 with input as templated(case[0], case[1])
		policy.deny == set() with input as templated(case[0], case[1])
	}
}
