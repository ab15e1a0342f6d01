package plumbline.aws.eks_logging_test

import data.plumbline.aws.eks_logging as policy
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

all := ["api", "audit", "authenticator", "controllerManager", "scheduler"]

cluster(types) := given.one("aws_eks_cluster", {"enabled_cluster_log_types": types})

test_deny_absent if {
	failing(given.one("aws_eks_cluster", {})) == {policy.path}
	failing(cluster([])) == {policy.path}
}

test_deny_some if {
	denied := policy.deny with input as cluster(["audit", "api"])
	texts := {finding.text | some finding in denied}
	texts == {"The control plane does not log: authenticator, controllerManager, scheduler."}
}

test_allow_all if passes(cluster(all))

test_allow_what_is_required if {
	passes(object.union(cluster(["audit"]), {"settings": {"aws-eks-logging": {"required_types": ["audit"]}}}))
}

test_unknown_types if is_unknown(given.partly("aws_eks_cluster", {}, {"enabled_cluster_log_types": true}))
