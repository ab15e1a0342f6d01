package plumbline.aws.redshift_public_test

import data.plumbline.aws.redshift_public as policy
import data.plumbline.lib.given

requiring(version) := object.union(
	given.resource("terraform", {"required_providers": [{"aws": {"source": "hashicorp/aws", "version": version}}]}),
	{"mode": "block", "id": "terraform"},
)

test_deny_true if {
	count(policy.deny) == 1 with input as given.one("aws_redshift_cluster", {"publicly_accessible": true})
}

test_deny_absent if {
	count(policy.deny) == 1 with input as given.one("aws_redshift_cluster", {})
	count(policy.deny) == 1 with input as given.terraform([given.resource("aws_redshift_cluster", {}), requiring("~> 5.0")])
}

test_allow_absent_since_version_6 if {
	given_input := given.terraform([given.resource("aws_redshift_cluster", {}), requiring(">= 6.0")])
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_false if {
	given_input := given.one("aws_redshift_cluster", {"publicly_accessible": false})
	count(policy.population) == 1 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_value if {
	given_input := given.partly("aws_redshift_cluster", {}, {"publicly_accessible": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
