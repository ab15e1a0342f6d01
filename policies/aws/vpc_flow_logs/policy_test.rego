package plumbline.aws.vpc_flow_logs_test

import data.plumbline.aws.vpc_flow_logs as policy
import data.plumbline.lib.given

vpc := given.resource("aws_vpc", {"cidr_block": "10.0.0.0/16"})

test_deny_vpc_alone if {
	count(policy.deny) == 1 with input as given.terraform([vpc])
}

test_deny_log_of_a_subnet if {
	log := given.referring("aws_flow_log", {}, "subnet_id", "aws_subnet.example")
	count(policy.deny) == 1 with input as given.terraform([vpc, log])
}

test_deny_log_of_another if {
	log := given.referring("aws_flow_log", {}, "vpc_id", "aws_vpc.other")
	count(policy.deny) == 1 with input as given.terraform([vpc, log])
}

test_allow_log if {
	given_input := given.terraform([vpc, given.referring("aws_flow_log", {}, "vpc_id", "aws_vpc.example")])
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_vpc_of_log if {
	log := object.union(given.resource("aws_flow_log", {}), {"unknown": {"vpc_id": true}})
	given_input := given.terraform([vpc, log])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
