package plumbline.k8s.rbac_secrets_test

import data.plumbline.k8s.rbac_secrets as policy

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

test_deny_reading_secrets if {
	every verb in ["get", "list", "watch", "*"] {
		some finding in policy.deny with input as role([rule([""], ["configmaps", "secrets"], ["create", verb])])
		finding.path == ["rules", 0, "resources", 1]
	}
	count(policy.deny) == 1 with input as role([rule(["*"], ["*"], ["*"])])
	count(policy.deny) == 1 with input as object.union(role([rule([""], ["secrets"], ["get"])]), {"kind": "ClusterRole"})
}

test_allow_other_rights if {
	every manifest in [
		role([rule([""], ["pods"], ["get"])]),
		role([rule([""], ["secrets"], ["create", "delete"])]),
		role([rule(["example.com"], ["secrets"], ["get"])]),
		role([object.union(rule([""], ["secrets"], ["get"]), {"resourceNames": ["tls"]})]),
		role([]),
	] {
		policy.deny == set() with input as manifest
		policy.undecided == set() with input as manifest
		count(policy.population) == 1 with input as manifest
	}
}

test_unknown_template if {
	every case in [
		[role([]), {"rules": true}],
		[role([rule([""], [null], ["get"])]), {"rules": [{"resources": [true]}]}],
		[role([rule([""], ["secrets"], [])]), {"rules": [{"verbs": true}]}],
		[role([rule([""], ["secrets"], ["get"])]), {"rules": [{"resourceNames": true}]}],
	] {
		count(policy.undecided) == 1 with input as templated(case[0], case[1])
		policy.deny == set() with input as templated(case[0], case[1])
	}
}

# Whatever the verbs are, these are no Secrets.
test_allow_templated_verbs_on_other_resources if {
	policy.undecided == set() with input as templated(role([rule([""], ["pods"], [])]), {"rules": [{"verbs": true}]})
}
