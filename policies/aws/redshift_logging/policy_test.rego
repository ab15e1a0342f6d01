package plumbline.aws.redshift_logging_test

import data.plumbline.aws.redshift_logging as policy
import data.plumbline.lib.given

cluster(values) := given.resource("aws_redshift_cluster", object.union({"cluster_identifier": "warehouse"}, values))

sibling := given.referring("aws_redshift_logging", {}, "cluster_identifier", "aws_redshift_cluster.example")

test_deny_absent if {
	denied := policy.deny with input as given.terraform([cluster({})])
	{finding.fix.operations[0].type | some finding in denied} == {"aws_redshift_logging"}
}

test_deny_block_off_with_its_destination if {
	every pair in [
		{"block": {"enable": false, "bucket_name": "logs"}, "operations": 1},
		{"block": {"enable": false}, "operations": 3},
		{"block": {}, "operations": 3},
	] {
		denied := policy.deny with input as given.terraform([cluster({"logging": [pair.block]})])
		[count(finding.fix.operations) | some finding in denied] == [pair.operations]
	}
}

test_allow_block_or_sibling if {
	every resources in [
		[cluster({"logging": [{"enable": true, "bucket_name": "logs"}]})],
		[cluster({}), sibling],
		[cluster({}), given.resource("aws_redshift_logging", {"cluster_identifier": "warehouse"})],
		[cluster({"logging": [{"enable": false}]}), sibling],
	] {
		given_input := given.terraform(resources)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_block if {
	given_input := given.partly("aws_redshift_cluster", {"logging": [{}]}, {"logging": [{"enable": true}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_owner_of_the_sibling if {
	of_some := object.union(given.resource("aws_redshift_logging", {}), {"unknown": {"cluster_identifier": true}})
	every values in [{}, {"logging": [{"enable": false}]}] {
		given_input := given.terraform([cluster(values), of_some])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
