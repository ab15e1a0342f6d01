package plumbline.aws.ec2_block_device_encrypted_test

import data.plumbline.aws.ec2_block_device_encrypted as policy
import data.plumbline.lib.given

paths := {finding.path | some finding in policy.deny}

test_deny_disks if {
	every type in ["aws_instance", "aws_launch_configuration"] {
		paths == {["root_block_device"]} with input as given.one(type, {})
		paths == {["root_block_device", 0, "encrypted"]} with input as given.one(type, {"root_block_device": [{}]})
		paths == {["ebs_block_device", 0, "encrypted"]} with input as given.one(type, {
			"root_block_device": [{"encrypted": true}],
			"ebs_block_device": [{"encrypted": "false"}],
		})
	}
	paths == {["block_device_mappings", 0, "ebs", 0, "encrypted"]} with input as given.one("aws_launch_template", {"block_device_mappings": [{"ebs": [{}]}]})
}

test_allow_encrypted if {
	every given_input in [
		given.one("aws_instance", {"root_block_device": [{"encrypted": true}]}),
		given.one("aws_launch_template", {"block_device_mappings": [{"ebs": [{"encrypted": "true"}]}, {"no_device": ""}]}),
	] {
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_default_of_the_region if {
	every values in [{}, {"enabled": true}] {
		given_input := given.terraform([
			given.resource("aws_instance", {"ebs_block_device": [{}]}),
			given.resource("aws_launch_template", {}),
			given.resource("aws_ebs_encryption_by_default", values),
		])
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_deny_off_in_spite_of_the_default if {
	given_input := given.terraform([
		given.resource("aws_instance", {"root_block_device": [{"encrypted": false}]}),
		given.resource("aws_ebs_encryption_by_default", {}),
	])
	count(policy.deny) == 1 with input as given_input
}

test_allow_disks_of_a_template if {
	given_input := given.terraform([
		object.union(given.resource("aws_instance", {"launch_template": [{}]}), {
			"unknown": {"launch_template": [{"id": true}]},
			"references": [{"path": ["launch_template", 0, "id"], "resource": "aws_launch_template.example", "attribute": ["id"]}],
		}),
		given.resource("aws_launch_template", {"block_device_mappings": [{"ebs": [{"encrypted": true}]}]}),
	])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_flag_disks_and_default if {
	every given_input in [
		given.partly("aws_instance", {"root_block_device": [{}]}, {"root_block_device": [{"encrypted": true}]}),
		given.partly("aws_instance", {}, {"root_block_device": true}),
		given.partly("aws_launch_template", {}, {"block_device_mappings": true}),
		given.one("aws_launch_template", {}),
		given.one("aws_instance", {"launch_template": [{"id": "lt-1"}]}),
		given.one("aws_instance", {"root_block_device": [{"encrypted": true}], "ebs_block_device": [{"snapshot_id": "snap-1"}]}),
		given.terraform([
			given.resource("aws_instance", {}),
			object.union(given.resource("aws_ebs_encryption_by_default", {}), {"unknown": {"enabled": true}}),
		]),
		given.terraform([
			given.resource("aws_instance", {"root_block_device": [{}]}),
			object.union(given.resource("aws_ebs_encryption_by_default", {}), {"unknown": {"enabled": true}}),
		]),
	] {
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
