# METADATA
# title: The default security group of a VPC lets nothing through
# description: >-
#   Whatever is started without a security group gets the default one of its VPC, which lets everything out and all members talk to each
#   other. Taken over without rules, it stops what was forgotten instead of connecting it.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/default_security_group
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
# custom:
#   id: aws-default-sg-closed
#   severity: medium
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: Nothing is connected that nobody has decided to connect.
#     - id: CC6.1
#       strength: supporting
#       rationale: A forgotten setting does not open a way between systems.
#   targets: {terraform: [aws_default_security_group, aws_vpc]}
#   reads: {terraform: [aws_vpc, aws_default_security_group]}
#   aliases:
#     - CKV2_AWS_12
#     - vpc_default_security_group_restricts_all_traffic
#   fixable: true
#   remediation: >-
#     Add an `aws_default_security_group` with the VPC's `vpc_id` and no `ingress` or `egress`: the provider then removes all of its rules.
#     Give machines that use the default group one of their own first.
package plumbline.aws.default_sg_closed

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

groups := tf.resources("aws_default_security_group")

population contains id if some id, _ in groups

population contains r.id if some r in tf.resources("aws_vpc")

directions := ["ingress", "egress"]

deny contains finding.fixable(r, [direction], concat("", ["The default security group has ", direction, " rules."]), close(direction)) if {
	some r in groups
	some direction in directions
	count(tf.blocks(r, direction)) > 0
}

undecided contains finding.new(r, [direction], concat("", ["Whether the default security group has ", direction, " rules is not known before apply."])) if {
	some r in groups
	some direction in directions
	tf.blocks_unknown(r, direction)
	tf.blocks(r, direction) == []
}

close(direction) := finding.fix("Remove the rules", [{"op": "remove", "path": [direction]}])

# ---- VPCs whose default group nobody has taken over --------------------------------------------------------------

links := tf.links(groups, ["vpc_id"])

deny contains finding.fixable(r, [], "The VPC's default security group lets everything out and its members talk to each other.", add_group(r)) if {
	some r in tf.resources("aws_vpc")
	not tf.has_sibling(links, r, ["id"])
	not tf.may_have_sibling(links, r, ["id"])
}

undecided contains finding.new(r, [], "Whether the VPC's default security group is closed is not known before apply.") if {
	some r in tf.resources("aws_vpc")
	not tf.has_sibling(links, r, ["id"])
	tf.may_have_sibling(links, r, ["id"])
}

add_group(r) := finding.fix("Close the default security group", [{
	"op": "add_resource",
	"block": "resource",
	"type": "aws_default_security_group",
	"name": r.name,
	"body": tf.link_entries(r, "vpc_id", "id"),
}])
