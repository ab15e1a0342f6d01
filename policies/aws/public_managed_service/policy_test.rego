package plumbline.aws.public_managed_service_test

import data.plumbline.aws.public_managed_service as policy
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

switched := ["aws_dms_replication_instance", "aws_mq_broker", "aws_neptune_cluster_instance"]

test_deny_switched_on if {
	every type in switched {
		failing(given.one(type, {"publicly_accessible": true})) == {["publicly_accessible"]}
	}
}

test_deny_public_by_default if {
	failing(given.one("aws_sagemaker_notebook_instance", {})) == {["direct_internet_access"]}
	failing(given.one("aws_sagemaker_notebook_instance", {"subnet_id": "subnet-1"})) == {["direct_internet_access"]}
	failing(given.one("aws_transfer_server", {})) == {["endpoint_type"]}
	failing(given.one("aws_transfer_server", {"endpoint_details": [{}]})) == {["endpoint_type"]}
}

test_allow_private if {
	every type in switched {
		passes(given.one(type, {}))
		passes(given.one(type, {"publicly_accessible": false}))
	}
	passes(given.one("aws_sagemaker_notebook_instance", {"direct_internet_access": "Disabled"}))
	passes(given.one("aws_transfer_server", {"endpoint_type": "VPC"}))
}

test_unknown_each if {
	every type in switched {
		is_unknown(given.partly(type, {}, {"publicly_accessible": true}))
	}
	is_unknown(given.partly("aws_sagemaker_notebook_instance", {}, {"direct_internet_access": true}))
	is_unknown(given.partly("aws_transfer_server", {}, {"endpoint_type": true}))
}
