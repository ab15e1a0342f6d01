package plumbline.k8s.rbac_escalation_test

import data.plumbline.k8s.rbac_escalation as policy

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

test_deny_each_power if {
	every case in [
		["rbac.authorization.k8s.io", "clusterroles", "bind"],
		["rbac.authorization.k8s.io", "roles", "escalate"],
		["", "users", "impersonate"],
		["", "serviceaccounts/token", "create"],
		["", "pods/exec", "create"],
		["", "nodes/proxy", "get"],
		["certificates.k8s.io", "certificatesigningrequests/approval", "update"],
		["admissionregistration.k8s.io", "mutatingwebhookconfigurations", "patch"],
		["", "pods/exec", "*"],
	] {
		some finding in policy.deny with input as role([rule([case[0]], ["other", case[1]], [case[2]])])
		count(policy.deny) == 1 with input as role([rule([case[0]], ["other", case[1]], [case[2]])])
		finding.path == ["rules", 0, "resources", 1]
	}
}

test_allow_ordinary_rights if {
	every manifest in [
		role([rule([""], ["pods"], ["get", "create"])]),
		role([rule(["rbac.authorization.k8s.io"], ["clusterroles"], ["get", "list"])]),
		role([rule([""], ["serviceaccounts"], ["create"])]),
		role([object.union(rule(["rbac.authorization.k8s.io"], ["clusterroles"], ["bind"]), {"resourceNames": ["view"]})]),
		role([rule(["*"], ["*"], ["get"])]),
	] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_unknown_template if {
	every case in [
		[role([]), {"rules": true}],
		[role([rule([""], ["pods/exec"], [])]), {"rules": [{"verbs": true}]}],
		[role([rule([""], ["pods/exec"], ["create"])]), {"rules": [{"resourceNames": true}]}],
	] {
		count(policy.undecided) == 1 with input as templated(case[0], case[1])
		policy.deny == set() with input as templated(case[0], case[1])
	}
}
