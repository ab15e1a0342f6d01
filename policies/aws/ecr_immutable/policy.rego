# METADATA
# title: Image tags cannot be overwritten
# description: >-
#   When a tag can be pushed again, what runs under it is not what was tested and approved, and nobody can tell which of the two it is.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
# custom:
#   id: aws-ecr-immutable
#   severity: medium
#   controls:
#     - {id: CC8.1, strength: direct, rationale: What is deployed is the image that was tested and approved.}
#     - {id: CC6.8, strength: supporting, rationale: An image cannot be exchanged for a malicious one under the same tag.}
#   targets: {terraform: [aws_ecr_repository]}
#   aliases: [CKV_AWS_51, AWS-0031]
#   fixable: true
#   settings:
#     accepted:
#       description: The values of `image_tag_mutability` that are accepted; the quick fix sets the first.
#       default: [IMMUTABLE, IMMUTABLE_WITH_EXCLUSION]
#   remediation: >-
#     Set `image_tag_mutability = "IMMUTABLE"` and push every build under a tag of its own, such as the commit. Where `latest` must move,
#     `IMMUTABLE_WITH_EXCLUSION` leaves it out.
package plumbline.aws.ecr_immutable

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_ecr_repository")

path := ["image_tag_mutability"]

accepted := settings.value(rego.metadata.chain(), "accepted")

deny contains finding.fixable(r, path, "Tags can be overwritten.", change) if {
	some r in tf.resources("aws_ecr_repository")
	tf.missing(r, path)
}

deny contains finding.fixable(r, path, "Tags can be overwritten.", change) if {
	some r in tf.resources("aws_ecr_repository")
	value := tf.value(r, path)
	not value in accepted
}

undecided contains finding.new(r, path, "Whether tags can be overwritten is not known before apply.") if {
	some r in tf.resources("aws_ecr_repository")
	tf.unknown(r, path)
}

change := finding.fix("Make tags immutable", [{"op": "set", "path": path, "value": accepted[0]}])
