# METADATA
# title: Subnets give no public addresses by themselves
# description: >-
#   In a subnet that gives every machine a public address, whatever is started there can be reached from outside, whether that was meant or
#   not.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet
#   - https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html
# custom:
#   id: aws-subnet-auto-public-ip
#   severity: medium
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: A machine gets a public address only where somebody asks for it.
#   targets: {terraform: [aws_subnet]}
#   aliases:
#     - CKV_AWS_130
#     - AWS-0164
#     - vpc_subnet_no_public_ip_by_default
#   fixable: true
#   remediation: >-
#     Set `map_public_ip_on_launch = false` (the default). Load balancers and NAT gateways in the subnet need no such setting; a machine
#     that must have a public address can ask for one.
package plumbline.aws.subnet_auto_public_ip

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_subnet"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

flag := ["map_public_ip_on_launch"]

deny contains finding.fixable(r, flag, "Every machine that is started in the subnet gets a public address.", change) if {
	some r in judged
	tf.is_true(r, flag)
}

undecided contains finding.new(r, flag, "Whether machines get public addresses is not known before apply.") if {
	some r in judged
	tf.unknown(r, flag)
}

change := finding.fix("Give no public addresses", [{"op": "set", "path": flag, "value": false}])
