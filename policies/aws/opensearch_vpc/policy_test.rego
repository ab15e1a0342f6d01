package plumbline.aws.opensearch_vpc_test

import data.plumbline.aws.opensearch_vpc as policy
import data.plumbline.lib.given

types := ["aws_opensearch_domain", "aws_elasticsearch_domain"]

test_deny_absent_or_empty if {
	every type in types {
		every values in [{}, {"vpc_options": []}, {"vpc_options": [{}]}, {"vpc_options": [{"subnet_ids": []}]}] {
			count(policy.deny) == 1 with input as given.one(type, values)
		}
	}
}

test_allow_subnets if {
	every type in types {
		given_input := given.one(type, {"vpc_options": [{"subnet_ids": ["subnet-1"]}]})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_subnets_yet_to_be_made if {
	given_input := given.partly(
		"aws_opensearch_domain",
		{"vpc_options": [{"subnet_ids": [null]}]},
		{"vpc_options": [{"subnet_ids": [true]}]},
	)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_block if {
	given_input := given.partly("aws_opensearch_domain", {}, {"vpc_options": true})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_subnets if {
	given_input := given.partly("aws_opensearch_domain", {"vpc_options": [{}]}, {"vpc_options": [{"subnet_ids": true}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
