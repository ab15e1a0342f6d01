package plumbline.aws.rds_final_snapshot_test

import data.plumbline.aws.rds_final_snapshot as policy
import data.plumbline.lib.given

types := ["aws_db_instance", "aws_rds_cluster"]

test_deny_skipped if {
	every type in types {
		denied := policy.deny with input as given.one(type, {"skip_final_snapshot": true, "copy_tags_to_snapshot": true})
		{finding.path | some finding in denied} == {["skip_final_snapshot"]}
		{finding.fix.operations[1].value | some finding in denied} == {"example-final"}
	}
}

test_deny_skipped_keeps_the_name if {
	values := {"skip_final_snapshot": true, "copy_tags_to_snapshot": true, "final_snapshot_identifier": "last"}
	denied := policy.deny with input as given.one("aws_db_instance", values)
	[count(finding.fix.operations) | some finding in denied] == [1]
}

test_deny_without_tags if {
	every type in types {
		every values in [{}, {"copy_tags_to_snapshot": false}] {
			denied := policy.deny with input as given.one(type, values)
			{finding.path | some finding in denied} == {["copy_tags_to_snapshot"]}
		}
	}
}

test_allow_snapshot_with_tags if {
	every type in types {
		given_input := given.one(type, {"skip_final_snapshot": false, "copy_tags_to_snapshot": true})
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_replica_without_final_snapshot if {
	values := {"replicate_source_db": "main", "skip_final_snapshot": true, "copy_tags_to_snapshot": true}
	given_input := given.one("aws_db_instance", values)
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_parts if {
	every pair in [
		{"values": {"copy_tags_to_snapshot": true}, "unknown": {"skip_final_snapshot": true}},
		{"values": {}, "unknown": {"copy_tags_to_snapshot": true}},
		{
			"values": {"copy_tags_to_snapshot": true, "skip_final_snapshot": true},
			"unknown": {"replicate_source_db": true},
		},
	] {
		given_input := given.partly("aws_db_instance", pair.values, pair.unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
