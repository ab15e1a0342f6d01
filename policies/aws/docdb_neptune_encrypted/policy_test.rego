package plumbline.aws.docdb_neptune_encrypted_test

import data.plumbline.aws.docdb_neptune_encrypted as policy
import data.plumbline.lib.given

test_deny_absent_or_false if {
	every type, _ in policy.sources {
		every values in [{}, {"storage_encrypted": false}] {
			count(policy.deny) == 1 with input as given.one(type, values)
		}
	}
}

test_allow_encrypted if {
	every type, _ in policy.sources {
		given_input := given.one(type, {"storage_encrypted": true})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_what_inherits if {
	every type, attributes in policy.sources {
		every attribute in attributes {
			given_input := given.one(type, {attribute: "source"})
			count(policy.population) == 0 with input as given_input
			count(policy.deny) == 0 with input as given_input
		}
	}
}

test_unknown_parts if {
	every unknown in [{"storage_encrypted": true}, {"snapshot_identifier": true}] {
		given_input := given.partly("aws_docdb_cluster", {}, unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
