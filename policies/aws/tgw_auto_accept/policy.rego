# METADATA
# title: Transit gateways do not accept attachments by themselves
# description: >-
#   A shared transit gateway that accepts every attachment lets other accounts connect their networks to yours without anybody looking at
#   it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_transit_gateway
#   - https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html
# custom:
#   id: aws-tgw-auto-accept
#   severity: medium
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data moves between networks only where somebody has agreed to it.
#     - id: CC6.6
#       strength: direct
#       rationale: Every opening of the boundary is a decision.
#   targets: {terraform: [aws_ec2_transit_gateway]}
#   aliases:
#     - CKV_AWS_331
#     - ec2_transitgateway_auto_accept_vpc_attachments
#   fixable: true
#   remediation: >-
#     Set `auto_accept_shared_attachments = "disable"` (the default) and accept each attachment with an
#     `aws_ec2_transit_gateway_vpc_attachment_accepter`.
package plumbline.aws.tgw_auto_accept

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_ec2_transit_gateway"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

flag := ["auto_accept_shared_attachments"]

deny contains finding.fixable(r, flag, "Attachments from other accounts are accepted without anybody looking.", change) if {
	some r in judged
	tf.value(r, flag) == "enable"
}

undecided contains finding.new(r, flag, "Whether attachments are accepted by themselves is not known before apply.") if {
	some r in judged
	tf.unknown(r, flag)
}

change := finding.fix("Accept none by itself", [{"op": "set", "path": flag, "value": "disable"}])
