package plumbline.aws.ec2_imdsv2_test

import data.plumbline.aws.ec2_imdsv2 as policy
import data.plumbline.lib.given

required := {"metadata_options": [{"http_tokens": "required"}]}

test_deny_absent_for_each_type if {
	every type in ["aws_instance", "aws_launch_template", "aws_launch_configuration"] {
		denied := policy.deny with input as given.one(type, {})
		{finding.fix.operations[0].op | some finding in denied} == {"add_block"}
	}
}

test_deny_optional if {
	denied := policy.deny with input as given.one("aws_instance", {"metadata_options": [{"http_tokens": "optional"}]})
	{finding.fix.operations[0].op | some finding in denied} == {"set"}
}

test_deny_block_without_tokens if {
	denied := policy.deny with input as given.one("aws_instance", {"metadata_options": [{"http_endpoint": "enabled"}]})
	count(denied) == 1
}

test_allow_safe if {
	every values in [required, {"metadata_options": [{"http_endpoint": "disabled"}]}] {
		given_input := given.one("aws_instance", values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_allow_from_template if {
	instance := object.union(given.resource("aws_instance", {"launch_template": [{}]}), {
		"unknown": {"launch_template": [{"id": true}]},
		"references": [{
			"path": ["launch_template", 0, "id"],
			"resource": "aws_launch_template.example",
			"attribute": ["id"],
		}],
	})
	given_input := given.terraform([instance, given.resource("aws_launch_template", required)])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_allow_default_of_region if {
	given_input := given.terraform([
		given.resource("aws_instance", {}),
		given.resource("aws_ec2_instance_metadata_defaults", {"http_tokens": "required"}),
	])
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

test_unknown_tokens if {
	given_input := given.partly("aws_instance", {"metadata_options": [{}]}, {"metadata_options": [{"http_tokens": true}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}

test_unknown_template if {
	given_input := given.one("aws_instance", {"launch_template": [{"id": "lt-1"}]})
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 1 with input as given_input
}
