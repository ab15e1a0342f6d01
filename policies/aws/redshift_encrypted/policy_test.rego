package plumbline.aws.redshift_encrypted_test

import data.plumbline.aws.redshift_encrypted as policy
import data.plumbline.lib.given

cluster := "aws_redshift_cluster"

version_6 := object.union(
	given.resource("terraform", {"required_providers": [{"aws": {"source": "hashicorp/aws", "version": "~> 6.0"}}]}),
	{"mode": "block", "id": "terraform"},
)

test_deny_absent_or_false if {
	every values in [{}, {"encrypted": false}, {"encrypted": false, "snapshot_identifier": "old"}] {
		count(policy.deny) == 1 with input as given.one(cluster, values)
	}
}

test_deny_false_with_version_6 if {
	count(policy.deny) == 1 with input as given.terraform([given.resource(cluster, {"encrypted": false}), version_6])
}

test_allow_encrypted if {
	every given_input in [
		given.one(cluster, {"encrypted": true}),
		given.one(cluster, {"encrypted": "true"}),
		given.terraform([given.resource(cluster, {}), version_6]),
	] {
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_restored if {
	given_input := given.one(cluster, {"snapshot_identifier": "old"})
	count(policy.population) == 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
}

test_unknown_parts if {
	every unknown in [{"encrypted": true}, {"snapshot_identifier": true}] {
		given_input := given.partly(cluster, {}, unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
