package plumbline.aws.eks_version_test

import data.plumbline.aws.eks_version as policy
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

cluster(version) := given.one("aws_eks_cluster", {"version": version})

test_deny_old if {
	failing(cluster("1.27")) == {["version"]}
	failing(cluster(1.29)) == {["version"]}
	failing(cluster("1.9")) == {["version"]}
}

test_deny_below_setting if {
	failing(object.union(cluster("1.33"), {"settings": {"aws-eks-version": {"oldest_version": "1.34"}}})) == {["version"]}
}

test_allow_supported if {
	passes(cluster("1.34"))
	passes(given.one("aws_eks_cluster", {}))
}

test_unknown_version if {
	is_unknown(given.partly("aws_eks_cluster", {}, {"version": true}))
	is_unknown(cluster("latest"))
}
