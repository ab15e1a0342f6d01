package plumbline.aws.sg_description_test

import data.plumbline.aws.sg_description as policy
import data.plumbline.lib.given

found := {[finding.path, finding.fix.operations[0].value] | some finding in policy.deny}

https := {"protocol": "tcp", "from_port": 443, "to_port": 443}

test_deny_group if {
	every values in [{}, {"description": ""}, {"description": " Managed by Terraform"}] {
		found == {[["description"], "Security group example"]} with input as given.one("aws_security_group", values)
	}
}

test_deny_rules if {
	group := {"description": "Web", "ingress": [https], "egress": [{"protocol": "-1"}]}
	found == {
		[["ingress", 0, "description"], "In: TCP 443"],
		[["egress", 0, "description"], "Out: all traffic"],
	} with input as given.one("aws_security_group", group)
	found == {[["description"], "Out: TCP 443"]} with input as given.one("aws_security_group_rule", object.union(https, {"type": "egress"}))
	found == {[["description"], "In: UDP 1-9"]} with input as given.one("aws_vpc_security_group_ingress_rule", {"ip_protocol": "udp", "from_port": 1, "to_port": 9})
	found == {[["description"], "Out: traffic"]} with input as given.one("aws_vpc_security_group_egress_rule", {})
	found == {[["ingress", 0, "description"], "In: ICMP"]} with input as given.one("aws_default_security_group", {"ingress": [{"protocol": "icmp"}]})
}

test_allow_described if {
	every given_input in [
		given.one("aws_security_group", {"description": "Web", "ingress": [object.union(https, {"description": "HTTPS"})]}),
		given.one("aws_vpc_security_group_ingress_rule", {"description": "HTTPS"}),
		given.one("aws_default_security_group", {}),
	] {
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_description if {
	given_input := given.partly("aws_security_group", {}, {"description": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_rules if {
	given_input := given.partly("aws_security_group", {"description": "Web", "ingress": [null]}, {"ingress": [true]})
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_port if {
	given_input := given.partly("aws_security_group_rule", {"type": "ingress", "protocol": "tcp"}, {"from_port": true})
	found == {[["description"], "In: TCP"]} with input as given_input
}
