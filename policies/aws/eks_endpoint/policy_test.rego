package plumbline.aws.eks_endpoint_test

import data.plumbline.aws.eks_endpoint as policy
import data.plumbline.lib.given

failing(given_input) := paths if {
	denied := policy.deny with input as given_input
	paths := {finding.path | some finding in denied}
}

passes(given_input) if {
	count(policy.population) > 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

is_unknown(given_input) if {
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) > 0 with input as given_input
}

cluster(vpc) := given.one("aws_eks_cluster", {"vpc_config": [vpc]})

test_deny_open if {
	failing(cluster({})) == {policy.cidrs}
	failing(cluster({"endpoint_public_access": true})) == {policy.cidrs}
	failing(cluster({"public_access_cidrs": ["10.0.0.0/8", "0.0.0.0/0"]})) == {array.concat(policy.cidrs, [1])}
}

test_deny_keeps_other_ranges if {
	denied := policy.deny with input as cluster({"public_access_cidrs": ["10.0.0.0/8", "0.0.0.0/0"]})
	refs := {operation.ref | some finding in denied; some operation in finding.fix.operations; operation.op == "set"}
	refs == {`concat(["10.0.0.0/8"], var.eks_public_access_cidrs)`}
}

test_allow_private_or_limited if {
	passes(cluster({"endpoint_public_access": false}))
	passes(cluster({"endpoint_public_access": false, "public_access_cidrs": ["0.0.0.0/0"]}))
	passes(cluster({"endpoint_public_access": true, "public_access_cidrs": ["203.0.113.0/24"]}))
}

test_unknown_each if {
	is_unknown(given.partly("aws_eks_cluster", {"vpc_config": [{}]}, {"vpc_config": [{"endpoint_public_access": true}]}))
	is_unknown(given.partly("aws_eks_cluster", {"vpc_config": [{}]}, {"vpc_config": [{"public_access_cidrs": true}]}))
	is_unknown(given.partly("aws_eks_cluster", {}, {"vpc_config": true}))
}

test_allow_limited_whether_public_or_not if {
	passes(given.partly(
		"aws_eks_cluster",
		{"vpc_config": [{"public_access_cidrs": ["203.0.113.0/24"]}]},
		{"vpc_config": [{"endpoint_public_access": true}]},
	))
}

test_unknown_range_among_others if {
	is_unknown(given.partly(
		"aws_eks_cluster",
		{"vpc_config": [{"public_access_cidrs": ["203.0.113.0/24", null]}]},
		{"vpc_config": [{"public_access_cidrs": [false, true]}]},
	))
}
