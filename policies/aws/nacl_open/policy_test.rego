package plumbline.aws.nacl_open_test

import data.plumbline.aws.nacl_open as policy
import data.plumbline.lib.given

ssh := {"protocol": "tcp", "from_port": 22, "to_port": 22, "action": "allow", "rule_no": 100, "cidr_block": "0.0.0.0/0"}

acl(rules) := given.one("aws_network_acl", {"ingress": rules})

found := {[finding.path, finding.text] | some finding in policy.deny}

test_deny_nested_block if {
	found == {[["ingress", 0, "cidr_block"], "Port 22 is open to 0.0.0.0/0."]} with input as acl([ssh])
	found == {[["ingress", 0, "cidr_block"], "Ports 20, 21, 22 are open to 0.0.0.0/0."]} with input as acl([object.union(ssh, {"from_port": 0, "to_port": 1024})])
	found == {[["ingress", 0, "cidr_block"], "All protocols and ports are open to 0.0.0.0/0."]} with input as given.one("aws_default_network_acl", {"ingress": [object.union(ssh, {"protocol": -1})]})
}

test_deny_single_rule if {
	values := {"rule_action": "allow", "rule_number": 100, "protocol": "all", "ipv6_cidr_block": "::/0"}
	found == {[["ipv6_cidr_block"], "All protocols and ports are open to ::/0."]} with input as given.one("aws_network_acl_rule", values)
}

test_deny_what_is_denied_too_late if {
	late := object.union(ssh, {"action": "deny", "rule_no": 200})
	count(policy.deny) == 1 with input as acl([ssh, late])
}

test_allow_what_is_denied_first if {
	first := object.union(ssh, {"action": "deny", "rule_no": 50})
	given_input := acl([ssh, first])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_harmless if {
	every change in [
		{"cidr_block": "10.0.0.0/8"},
		{"from_port": 443, "to_port": 443},
		{"protocol": "udp"},
		{"action": "deny"},
	] {
		given_input := acl([object.union(ssh, change)])
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_egress if {
	given_input := given.one("aws_network_acl_rule", {"egress": true, "rule_action": "allow", "protocol": "-1", "cidr_block": "0.0.0.0/0"})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_parts if {
	every attribute in ["cidr_block", "action", "from_port"] {
		given_input := given.partly("aws_network_acl", {"ingress": [object.remove(ssh, [attribute])]}, {"ingress": [{attribute: true}]})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
	given_input := given.partly("aws_network_acl_rule", {"rule_action": "allow", "protocol": "-1", "cidr_block": "0.0.0.0/0"}, {"egress": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
	count(policy.undecided) == 1 with input as given.partly("aws_network_acl", {"ingress": [null]}, {"ingress": [true]})
}
