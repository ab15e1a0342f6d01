# METADATA
# title: Machine images are not shared with everyone
# description: >-
#   Whoever starts a machine from a public image reads all that is on its disks: programs, configuration, and the credentials that were
#   forgotten there.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_launch_permission
#   - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html
# custom:
#   id: aws-ami-public
#   severity: high
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: What is on the image stays inside the boundary.
#     - id: C1.1
#       strength: direct
#       rationale: Confidential content of an image is kept from outsiders.
#   targets: {terraform: [aws_ami_launch_permission]}
#   aliases:
#     - CKV_AWS_205
#     - ec2_ami_public
#   fixable: false
#   remediation: >-
#     Share the image with the accounts that need it: `account_id`, or `organization_arn` for all of yours. Which those are is for you to
#     say, so that there is no quick fix. Change what was on the image if it was secret.
package plumbline.aws.ami_public

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_ami_launch_permission"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

flag := ["group"]

deny contains finding.new(r, flag, "The image is shared with everyone.") if {
	some r in judged
	tf.value(r, flag) == "all"
}

undecided contains finding.new(r, flag, "Who the image is shared with is not known before apply.") if {
	some r in judged
	tf.unknown(r, flag)
}
