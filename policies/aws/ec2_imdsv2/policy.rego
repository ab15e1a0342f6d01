# METADATA
# title: Instance metadata requires session tokens (IMDSv2)
# description: >-
#   With IMDSv1 a single forged request to an application on the machine (SSRF) is enough to steal the credentials of its role. IMDSv2 asks for
#   a token that such requests cannot get.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
# custom:
#   id: aws-ec2-imdsv2
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: The credentials of a machine's role stay with the machine.
#     - id: CC6.8
#       strength: supporting
#       rationale: A weakness in one application does not hand the role to unwanted software.
#     - id: CC7.2
#       strength: supporting
#       rationale: Use of a role from elsewhere is an anomaly again, and not an expected risk.
#   targets: {terraform: [aws_instance, aws_launch_template, aws_launch_configuration]}
#   reads: {terraform: [aws_launch_template, aws_ec2_instance_metadata_defaults]}
#   aliases:
#     - CKV_AWS_79
#     - AWS-0028
#     - AWS-0130
#     - ec2_instance_imdsv2_enabled
#   fixable: true
#   remediation: >-
#     Add `metadata_options { http_tokens = "required" }`. Update SDKs older than 2020 first. `aws_ec2_instance_metadata_defaults` with
#     `http_tokens = "required"` sets it for all new instances of a region.
package plumbline.aws.ec2_imdsv2

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_instance", "aws_launch_template", "aws_launch_configuration"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

tokens := ["metadata_options", 0, "http_tokens"]

endpoint := ["metadata_options", 0, "http_endpoint"]

# Tokens are required, or there is no metadata to ask for.
safe(r) if tf.value(r, tokens) == "required"

safe(r) if tf.value(r, endpoint) == "disabled"

# Nothing is written here, and what applies instead requires tokens: the region's default, or the launch template.
safe(r) if {
	tf.missing(r, tokens)
	required_by_default
}

safe(r) if {
	tf.missing(r, ["metadata_options"])
	some template in tf.resources("aws_launch_template")
	some attribute in ["id", "name"]
	tf.linked(r, ["launch_template", 0, attribute], template)
	tf.value(template, tokens) == "required"
}

required_by_default if {
	some defaults in tf.resources("aws_ec2_instance_metadata_defaults")
	tf.value(defaults, ["http_tokens"]) == "required"
}

maybe_required_by_default if {
	some defaults in tf.resources("aws_ec2_instance_metadata_defaults")
	tf.unknown(defaults, ["http_tokens"])
}

# Something that is not known might make it safe.
open_question(r) if tf.unknown(r, tokens)

open_question(r) if tf.unknown(r, endpoint)

open_question(r) if {
	tf.missing(r, ["metadata_options"])
	not tf.missing(r, ["launch_template"])
}

open_question(r) if {
	tf.missing(r, tokens)
	maybe_required_by_default
}

deny contains finding.fixable(r, tokens, text, require_tokens(r)) if {
	some r in judged
	not safe(r)
	not open_question(r)
	value := tf.value(r, tokens)
	text := concat("", ["Session tokens are \"", value, "\": IMDSv1 answers as well."])
}

deny contains finding.fixable(r, tokens, "Session tokens are not required: IMDSv1 answers as well.", require_tokens(r)) if {
	some r in judged
	not safe(r)
	not open_question(r)
	tf.missing(r, tokens)
}

undecided contains finding.new(r, tokens, "Whether session tokens are required is not known before apply.") if {
	some r in judged
	not safe(r)
	open_question(r)
}

require_tokens(r) := finding.fix("Require session tokens", [{"op": "set", "path": tokens, "value": "required"}]) if {
	count(tf.blocks(r, "metadata_options")) > 0
}

require_tokens(r) := finding.fix("Require session tokens", [{
	"op": "add_block",
	"path": ["metadata_options"],
	"body": [{"name": "http_tokens", "value": "required"}],
}]) if {
	count(tf.blocks(r, "metadata_options")) == 0
}
