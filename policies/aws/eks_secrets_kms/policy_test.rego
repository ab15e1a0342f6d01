package plumbline.aws.eks_secrets_kms_test

import data.plumbline.aws.eks_secrets_kms as policy
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

cluster(encryption) := given.one("aws_eks_cluster", {"encryption_config": [encryption]})

test_deny_absent if failing(given.one("aws_eks_cluster", {})) == {[]}

test_deny_other_resources if {
	every resources in [[], ["configmaps"]] {
		failing(cluster({"resources": resources, "provider": [{"key_arn": "arn"}]})) == {policy.resources}
	}
}

test_deny_without_key if {
	failing(cluster({"resources": ["secrets"]})) == {policy.key}
	failing(cluster({"resources": ["secrets"], "provider": [{"key_arn": ""}]})) == {policy.key}
}

test_allow_encrypted if passes(cluster({"resources": ["secrets"], "provider": [{"key_arn": "arn"}]}))

test_unknown_each if {
	is_unknown(given.partly("aws_eks_cluster", {}, {"encryption_config": true}))
	is_unknown(given.partly(
		"aws_eks_cluster",
		{"encryption_config": [{"resources": ["secrets"], "provider": [{}]}]},
		{"encryption_config": [{"provider": [{"key_arn": true}]}]},
	))
}

test_unknown_resources if {
	every unknown in [true, [true]] {
		is_unknown(given.partly(
			"aws_eks_cluster",
			{"encryption_config": [{"resources": [null], "provider": [{"key_arn": "arn"}]}]},
			{"encryption_config": [{"resources": unknown}]},
		))
	}
	passes(given.partly(
		"aws_eks_cluster",
		{"encryption_config": [{"resources": ["secrets", null], "provider": [{"key_arn": "arn"}]}]},
		{"encryption_config": [{"resources": [false, true]}]},
	))
}
