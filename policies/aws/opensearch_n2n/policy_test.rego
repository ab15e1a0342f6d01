package plumbline.aws.opensearch_n2n_test

import data.plumbline.aws.opensearch_n2n as policy
import data.plumbline.lib.given

test_deny_false if {
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		denied := policy.deny with input as given.one(type, {"node_to_node_encryption": [{"enabled": false}]})
		count(denied) == 1
	}
}

test_deny_false_as_text if {
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		denied := policy.deny with input as given.one(type, {"node_to_node_encryption": [{"enabled": "false"}]})
		count(denied) == 1
	}
}

test_deny_absent if {
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		denied := policy.deny with input as given.one(type, {})
		count(denied) == 1
	}
}

test_deny_empty_block if {
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		denied := policy.deny with input as given.one(type, {"node_to_node_encryption": [{}]})
		count(denied) == 1
	}
}

test_allow_true if {
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		given_input := given.one(type, {"node_to_node_encryption": [{"enabled": true}]})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_value if {
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		given_input := given.partly(type, {"node_to_node_encryption": [{}]}, {"node_to_node_encryption": [{"enabled": true}]})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}

test_unknown_block if {
	every type in ["aws_opensearch_domain", "aws_elasticsearch_domain"] {
		given_input := given.partly(type, {}, {"node_to_node_encryption": true})
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
