# METADATA
# title: VPCs record their traffic in flow logs
# description: >-
#   Without flow logs nobody can say afterwards who a machine talked to, what was tried against it, or how much data left. They cannot be
#   had for the past.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/flow_log
#   - https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
# custom:
#   id: aws-vpc-flow-logs
#   severity: medium
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Connections are recorded, so that unusual ones can be noticed.
#     - id: CC7.3
#       strength: direct
#       rationale: What happened in the network can be reconstructed when an event is assessed.
#     - id: CC6.6
#       strength: supporting
#       rationale: Attempts at the boundary can be seen.
#   targets: {terraform: [aws_vpc]}
#   reads: {terraform: [aws_vpc, aws_flow_log]}
#   aliases:
#     - CKV2_AWS_11
#     - AWS-0178
#     - FG_R00054
#     - vpc_flow_logs_enabled
#   fixable: true
#   remediation: >-
#     Add an `aws_flow_log` with `vpc_id` and `traffic_type = "ALL"`. The quick fix sends it to an S3 bucket whose ARN you give in the
#     variable `flow_logs_bucket_arn`; CloudWatch Logs or Firehose do as well.
package plumbline.aws.vpc_flow_logs

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_vpc")

links := tf.links(tf.resources("aws_flow_log"), ["vpc_id"])

deny contains finding.fixable(r, [], "The VPC has no flow log.", add_log(r)) if {
	some r in tf.resources("aws_vpc")
	not tf.has_sibling(links, r, ["id"])
	not tf.may_have_sibling(links, r, ["id"])
}

undecided contains finding.new(r, [], "Whether a flow log belongs to the VPC is not known before apply.") if {
	some r in tf.resources("aws_vpc")
	not tf.has_sibling(links, r, ["id"])
	tf.may_have_sibling(links, r, ["id"])
}

add_log(r) := finding.fix("Add a flow log", [
	{
		"op": "add_resource",
		"block": "resource",
		"type": "aws_flow_log",
		"name": r.name,
		"body": array.concat(tf.link_entries(r, "vpc_id", "id"), [
			{"name": "traffic_type", "value": "ALL"},
			{"name": "log_destination_type", "value": "s3"},
			{"name": "log_destination", "ref": "var.flow_logs_bucket_arn"},
		]),
	},
	{
		"op": "add_resource",
		"block": "variable",
		"type": "",
		"name": "flow_logs_bucket_arn",
		"body": [
			{"name": "type", "ref": "string"},
			{"name": "description", "value": "ARN of the S3 bucket that flow logs are written to."},
		],
	},
])
