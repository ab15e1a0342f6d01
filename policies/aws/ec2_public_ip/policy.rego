# METADATA
# title: Machines get no public address
# description: >-
#   A machine with a public address can be reached from everywhere as soon as one firewall rule is too wide. Behind a load balancer or a
#   NAT gateway it cannot.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
# custom:
#   id: aws-ec2-public-ip
#   severity: medium
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: Machines are reached from outside through the few places that are meant for it.
#     - id: CC6.1
#       strength: supporting
#       rationale: A single wrong firewall rule does not expose the machine.
#   targets: {terraform: [aws_instance, aws_launch_template, aws_launch_configuration]}
#   aliases:
#     - CKV_AWS_88
#     - CKV_AWS_389
#     - AWS-0009
#     - ec2_instance_public_ip
#     - ec2_instance_not_publicly_accessible
#   fixable: true
#   remediation: >-
#     Set `associate_public_ip_address = false` and put the machine into a private subnet; let users reach it through a load balancer and
#     administrators through Session Manager. Where nothing is written the subnet decides, which `aws-subnet-auto-public-ip` is about.
package plumbline.aws.ec2_public_ip

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# Where each type says it. A template may have several network interfaces.
machines[r.id] := r if {
	some type in ["aws_instance", "aws_launch_template", "aws_launch_configuration"]
	some r in tf.resources(type)
}

population contains id if some id, _ in machines

flags contains {"in": r, "flag": ["associate_public_ip_address"]} if {
	some r in machines
	r.type != "aws_launch_template"
}

flags contains {"in": r, "flag": tf.path_in(interface, ["associate_public_ip_address"])} if {
	some r in tf.resources("aws_launch_template")
	some interface in tf.blocks(r, "network_interfaces")
}

deny contains finding.fixable(r, flag, "The machine gets a public address.", switch_off(flag)) if {
	some {"in": r, "flag": flag} in flags
	tf.is_true(r, flag)
}

undecided contains finding.new(r, flag, "Whether the machine gets a public address is not known before apply.") if {
	some {"in": r, "flag": flag} in flags
	tf.unknown(r, flag)
}

undecided contains finding.new(r, ["network_interfaces"], "Not all network interfaces are known before apply.") if {
	some r in tf.resources("aws_launch_template")
	tf.blocks_unknown(r, "network_interfaces")
}

switch_off(flag) := finding.fix("Give no public address", [{"op": "set", "path": flag, "value": false}])
