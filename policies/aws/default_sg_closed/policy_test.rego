package plumbline.aws.default_sg_closed_test

import data.plumbline.aws.default_sg_closed as policy
import data.plumbline.lib.given

vpc := given.resource("aws_vpc", {"cidr_block": "10.0.0.0/16"})

group(values) := given.referring("aws_default_security_group", values, "vpc_id", "aws_vpc.example")

rule := {"protocol": "-1", "self": true}

found := {[finding.resource, finding.path] | some finding in policy.deny}

test_deny_vpc_alone if {
	found == {[vpc.id, []]} with input as given.terraform([vpc])
}

test_deny_rules if {
	found == {[group({}).id, ["ingress"]], [group({}).id, ["egress"]]} with input as given.terraform([
		vpc,
		group({"ingress": [rule, rule], "egress": [rule]}),
	])
}

test_allow_closed if {
	every values in [{}, {"ingress": [], "egress": []}] {
		given_input := given.terraform([vpc, group(values)])
		count(policy.population) == 2 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_rules if {
	given_input := given.partly("aws_default_security_group", {"ingress": [null]}, {"ingress": [true]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_vpc if {
	open := object.union(given.resource("aws_default_security_group", {}), {"unknown": {"vpc_id": true}})
	given_input := given.terraform([vpc, open])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
