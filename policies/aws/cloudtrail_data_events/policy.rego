# METADATA
# title: CloudTrail records reads and writes of S3 objects
# description: >-
#   A trail records who changes a bucket, but not who reads, overwrites or deletes the objects in it, unless it is told to. After a
#   leak nobody can then say which objects were taken.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
# custom:
#   id: aws-cloudtrail-data-events
#   severity: low
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Unusual access to stored data is recorded where anomalies are looked for.
#     - id: CC2.1
#       strength: supporting
#       rationale: The record that internal control relies on covers the data, and not only its containers.
#   targets: {terraform: [aws_cloudtrail]}
#   aliases:
#     - AWS-0171
#     - AWS-0172
#     - cloudtrail_s3_dataevents_write_enabled
#     - cloudtrail_s3_data_events_enabled
#   fixable: true
#   remediation: >-
#     Add an `event_selector` with `read_write_type = "All"` and `data_resource { type = "AWS::S3::Object", values = ["arn:aws:s3"]
#     }`; a single bucket is `"arn:aws:s3:::name/"`, with the slash. A trail with `advanced_event_selector` takes one for the category
#     `Data` and the type `AWS::S3::Object` instead. Data events are charged by number: one trail per account is enough.
package plumbline.aws.cloudtrail_data_events

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_cloudtrail")

# ---- event selectors ---------------------------------------------------------------------------------------------

kinds := {"All": {"read", "write"}, "ReadOnly": {"read"}, "WriteOnly": {"write"}}

# Absent means all.
kinds_of(selector) := kinds[tf.value(selector, ["read_write_type"])]

kinds_of(selector) := kinds.All if tf.missing(selector, ["read_write_type"])

recorded(r) := {kind |
	some selector in tf.blocks(r, "event_selector")
	some resource in tf.blocks(selector, "data_resource")
	tf.value(resource, ["type"]) == "AWS::S3::Object"
	names_objects(r, resource)
	some kind in kinds_of(selector)
} | {kind |
	some selector in tf.blocks(r, "advanced_event_selector")
	covers_objects(selector)
	some kind in advanced_kinds(selector)
}

# All buckets, or the objects of one: without a slash behind the bucket none are meant. What is made of a bucket counts.
names_objects(_, resource) if {
	some value in tf.value(resource, ["values"])
	regex.match(`^arn:[^:]+:s3(:::([^/]+/.*)?)?$`, value)
}

names_objects(r, resource) if {
	path := tf.path_in(resource, ["values"])
	some reference in r.references
	array.slice(reference.path, 0, count(path)) == path

	# In a called module the address begins with the module.
	regex.match(`(^|\.)aws_s3_bucket\.`, reference.resource)
}

# ---- advanced event selectors ------------------------------------------------------------------------------------

fields(selector, name) := [field |
	some field in tf.blocks(selector, "field_selector")
	tf.value(field, ["field"]) == name
]

covers_objects(selector) if {
	some field in fields(selector, "resources.type")
	"AWS::S3::Object" in tf.value(field, ["equals"])
}

advanced_kinds(selector) := kinds.All if count(fields(selector, "readOnly")) == 0

advanced_kinds(selector) := {kind |
	some field in fields(selector, "readOnly")
	some value in tf.value(field, ["equals"])
	kind := {"true": "read", "false": "write"}[lower(value)]
} if {
	count(fields(selector, "readOnly")) > 0
}

# ---- verdicts ----------------------------------------------------------------------------------------------------

complete(r) if recorded(r) == kinds.All

is_open(r) if {
	some name in ["event_selector", "advanced_event_selector"]
	tf.has_unknown_part(r, [name])
}

deny contains finding.fixable(r, [], text, record(r)) if {
	some r in tf.resources("aws_cloudtrail")
	not complete(r)
	not is_open(r)
	text := texts[concat(",", sort(recorded(r)))]
}

texts := {
	"": "The trail records no access to S3 objects.",
	"read": "The trail records reads of S3 objects, but no writes.",
	"write": "The trail records writes of S3 objects, but no reads.",
}

undecided contains finding.new(r, [], "Whether access to S3 objects is recorded is not known before apply.") if {
	some r in tf.resources("aws_cloudtrail")
	not complete(r)
	is_open(r)
}

# ---- fix ---------------------------------------------------------------------------------------------------------

record(r) := finding.fix("Record access to S3 objects", [{
	"op": "add_block",
	"path": ["event_selector"],
	"body": [
		{"name": "read_write_type", "value": "All"},
		{"name": "include_management_events", "value": tf.blocks(r, "event_selector") == []},
		{"name": "data_resource", "block": [
			{"name": "type", "value": "AWS::S3::Object"},
			{"name": "values", "value": ["arn:aws:s3"]},
		]},
	],
}]) if {
	tf.missing(r, ["advanced_event_selector"])
}

record(r) := finding.fix("Record access to S3 objects", [{
	"op": "add_block",
	"path": ["advanced_event_selector"],
	"body": [
		{"name": "name", "value": "S3 objects"},
		{"name": "field_selector", "block": [{"name": "field", "value": "eventCategory"}, {"name": "equals", "value": ["Data"]}]},
		{"name": "field_selector", "block": [
			{"name": "field", "value": "resources.type"},
			{"name": "equals", "value": ["AWS::S3::Object"]},
		]},
	],
}]) if {
	not tf.missing(r, ["advanced_event_selector"])
}
