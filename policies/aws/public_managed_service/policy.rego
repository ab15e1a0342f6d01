# METADATA
# title: Managed services are not reachable from the internet
# description: >-
#   Replication instances, brokers, notebooks, file transfer servers and graph databases with a public address can be tried by anyone, all day;
#   one weak password or one unpatched flaw is then enough.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_replication_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sagemaker_notebook_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/neptune_cluster_instance
# custom:
#   id: aws-public-managed-service
#   severity: high
#   controls:
#     - {id: CC6.6, strength: direct, rationale: The service stays inside the network's boundary.}
#     - {id: CC6.1, strength: supporting, rationale: Its logins can only be tried from networks that are known.}
#   targets:
#     terraform:
#       - aws_dms_replication_instance
#       - aws_mq_broker
#       - aws_sagemaker_notebook_instance
#       - aws_transfer_server
#       - aws_neptune_cluster_instance
#   aliases:
#     - CKV_AWS_89
#     - CKV_AWS_69
#     - CKV_AWS_122
#     - CKV_AWS_164
#     - CKV_AWS_102
#     - AWS-0072
#     - dms_replication_instance_not_publicly_accessible
#   fixable: true
#   remediation: >-
#     Set `publicly_accessible = false`; for a notebook `direct_internet_access = "Disabled"` with a subnet and security groups; for a transfer server
#     `endpoint_type = "VPC"` with `endpoint_details`. The quick fixes take subnets, security groups and the VPC from variables.
#     Notebooks and transfer servers are public unless they say otherwise.
package plumbline.aws.public_managed_service

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

# ---- those with a switch, which is off unless written ------------------------------------------------------------

switch := ["publicly_accessible"]

switched[r.id] := r if {
	some type in ["aws_dms_replication_instance", "aws_mq_broker", "aws_neptune_cluster_instance"]
	some r in tf.resources(type)
}

population contains id if some id, _ in switched

deny contains finding.fixable(r, switch, "It is reachable from the internet.", switch_off) if {
	some r in switched
	tf.is_true(r, switch)
}

undecided contains finding.new(r, switch, "Whether it is reachable from the internet is not known before apply.") if {
	some r in switched
	tf.unknown(r, switch)
}

switch_off := finding.fix("Make it private", [{"op": "set", "path": switch, "value": false}])

# ---- notebooks ---------------------------------------------------------------------------------------------------

access := ["direct_internet_access"]

population contains r.id if some r in tf.resources("aws_sagemaker_notebook_instance")

deny contains finding.fixable(r, access, "The notebook has direct access to the internet.", disable) if {
	some r in tf.resources("aws_sagemaker_notebook_instance")
	tf.absent_or(r, access, "Enabled")
	not tf.missing(r, ["subnet_id"])
}

deny contains user_value.offered(r, access, "The notebook has direct access to the internet.", disable_in_subnet) if {
	some r in tf.resources("aws_sagemaker_notebook_instance")
	tf.absent_or(r, access, "Enabled")
	tf.missing(r, ["subnet_id"])
}

undecided contains finding.new(r, access, "Whether the notebook has direct access to the internet is not known before apply.") if {
	some r in tf.resources("aws_sagemaker_notebook_instance")
	tf.unknown(r, access)
}

disable := finding.fix("Disable direct access to the internet", disable_operations)

disable_operations := [{"op": "set", "path": access, "value": "Disabled"}]

# Without a subnet there would be no network at all.
disable_in_subnet := finding.fix("Disable direct access to the internet", array.concat(disable_operations, [
	{"op": "set", "path": ["subnet_id"], "ref": "var.notebook_subnet_id"},
	{"op": "set", "path": ["security_groups"], "ref": "var.notebook_security_group_ids"},
	user_value.variable("notebook_subnet_id", "string", "Private subnet in which notebooks run."),
	user_value.variable("notebook_security_group_ids", "list(string)", "Security groups of notebooks."),
]))

# ---- transfer servers --------------------------------------------------------------------------------------------

endpoint := ["endpoint_type"]

population contains r.id if some r in tf.resources("aws_transfer_server")

deny contains user_value.offered(r, endpoint, "The server's endpoint is public.", into_vpc(r)) if {
	some r in tf.resources("aws_transfer_server")
	tf.absent_or(r, endpoint, "PUBLIC")
}

undecided contains finding.new(r, endpoint, "Whether the server's endpoint is public is not known before apply.") if {
	some r in tf.resources("aws_transfer_server")
	tf.unknown(r, endpoint)
}

into_vpc(r) := finding.fix("Move the endpoint into a VPC", array.concat(
	[{"op": "set", "path": endpoint, "value": "VPC"}],
	details(r),
))

details(r) := [
	{"op": "add_block", "path": ["endpoint_details"], "body": [
		{"name": "vpc_id", "ref": "var.transfer_vpc_id"},
		{"name": "subnet_ids", "ref": "var.transfer_subnet_ids"},
	]},
	user_value.variable("transfer_vpc_id", "string", "VPC in which file transfer servers have their endpoints."),
	user_value.variable("transfer_subnet_ids", "list(string)", "Subnets in which file transfer servers have their endpoints."),
] if {
	tf.missing(r, ["endpoint_details"])
}

details(r) := [] if not tf.missing(r, ["endpoint_details"])
