package plumbline.aws.cloudtrail_data_events_test

import data.plumbline.aws.cloudtrail_data_events as policy
import data.plumbline.lib.given

trail := "aws_cloudtrail"

selector(kind, values) := {"event_selector": [{
	"read_write_type": kind,
	"data_resource": [{"type": "AWS::S3::Object", "values": values}],
}]}

advanced(fields) := {"advanced_event_selector": [{"field_selector": array.concat(
	[{"field": "eventCategory", "equals": ["Data"]}, {"field": "resources.type", "equals": ["AWS::S3::Object"]}],
	fields,
)}]}

test_deny_absent_or_in_part if {
	every values in [
		{},
		{"event_selector": [{"read_write_type": "All"}]},
		selector("ReadOnly", ["arn:aws:s3"]),
		selector("WriteOnly", ["arn:aws:s3"]),
		selector("All", ["arn:aws:s3:::orders"]),
		{"event_selector": [{"data_resource": [{"type": "AWS::Lambda::Function", "values": ["arn:aws:lambda"]}]}]},
		advanced([{"field": "readOnly", "equals": ["false"]}]),
		{"advanced_event_selector": [{"field_selector": [{"field": "eventCategory", "equals": ["Management"]}]}]},
	] {
		count(policy.deny) == 1 with input as given.one(trail, values)
	}
}

test_allow_reads_and_writes if {
	every values in [
		selector("All", ["arn:aws:s3"]),
		selector("All", ["arn:aws:s3:::"]),
		selector("All", ["arn:aws:s3:::orders/"]),
		{"event_selector": [{"data_resource": [{"type": "AWS::S3::Object", "values": ["arn:aws-us-gov:s3"]}]}]},
		advanced([]),
		advanced([{"field": "readOnly", "equals": ["true", "false"]}]),
	] {
		given_input := given.one(trail, values)
		count(policy.population) == 1 with input as given_input
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_parts if {
	every pair in [
		{"values": {}, "unknown": {"event_selector": true}},
		{"values": {}, "unknown": {"advanced_event_selector": true}},
		{
			"values": {"event_selector": [{"data_resource": [{"type": "AWS::S3::Object", "values": ["arn:aws:s3"]}]}]},
			"unknown": {"event_selector": [{"read_write_type": true}]},
		},
	] {
		given_input := given.partly(trail, pair.values, pair.unknown)
		count(policy.deny) == 0 with input as given_input
		count(policy.undecided) == 1 with input as given_input
	}
}
