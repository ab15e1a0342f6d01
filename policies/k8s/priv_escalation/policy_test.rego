package plumbline.k8s.priv_escalation_test

import data.plumbline.k8s.priv_escalation

pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "x"}, "spec": spec}

container(security) := pod({"containers": [{"name": "a", "securityContext": security}]})

templated(manifest, unknown) := {"plumbline": 1, "resources": [{
	"framework": "kubernetes",
	"id": "Pod/x",
	"address": "Pod/x",
	"type": "Pod",
	"values": manifest,
	"unknown": unknown,
}]}

test_deny_true_and_absent if {
	every security in [{}, {"allowPrivilegeEscalation": true}, {"allowPrivilegeEscalation": null}] {
		some finding in priv_escalation.deny with input as container(security)
		finding.fix.operations == [{"op": "set", "path": finding.path, "value": false}]
	}
	count(priv_escalation.deny) == 1 with input as pod({"containers": [{"name": "a"}]})
}

# The cluster refuses `allowPrivilegeEscalation: false` beside these, so writing it would be no fix.
test_deny_without_fix_where_false_is_refused if {
	every security in [{"privileged": true}, {"capabilities": {"add": ["SYS_ADMIN"]}}, {"capabilities": {"add": ["CAP_SYS_ADMIN"]}}] {
		some finding in priv_escalation.deny with input as container(security)
		not finding.fix
	}
}

# A pod has no such field: it cannot be inherited.
test_deny_set_for_the_pod if {
	count(priv_escalation.deny) == 1 with input as pod({
		"securityContext": {"allowPrivilegeEscalation": false},
		"containers": [{"name": "a"}],
	})
}

test_allow_false if {
	priv_escalation.deny == set() with input as container({"allowPrivilegeEscalation": false})
	priv_escalation.undecided == set() with input as container({"allowPrivilegeEscalation": false})
	priv_escalation.population == {"Pod/x"} with input as container({"allowPrivilegeEscalation": false})
}

test_allow_windows if {
	priv_escalation.deny == set() with input as pod({"os": {"name": "windows"}, "containers": [{"name": "a"}]})
}

test_unknown_template if {
	every part in [true, {"*": true}, {"allowPrivilegeEscalation": true}] {
		tree := {"spec": {"containers": [{"securityContext": part}]}}
		count(priv_escalation.undecided) == 1 with input as templated(container({}), tree)
		priv_escalation.deny == set() with input as templated(container({}), tree)
	}
}

test_unknown_containers if {
	count(priv_escalation.undecided) == 1 with input as templated(pod({}), {"spec": {"containers": true}})
}
