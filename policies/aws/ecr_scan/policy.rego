# METADATA
# title: Images are scanned when they are pushed
# description: >-
#   An image that is not scanned brings the known flaws of its packages into production unnoticed. ECR does not scan unless it is told to.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_registry_scanning_configuration
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
# custom:
#   id: aws-ecr-scan
#   severity: medium
#   controls:
#     - {id: CC7.1, strength: direct, rationale: Known weaknesses of images are found before they run.}
#     - {id: CC6.8, strength: supporting, rationale: Software with known flaws is noticed before it is let in.}
#   targets: {terraform: [aws_ecr_repository]}
#   reads: {terraform: [aws_ecr_repository, aws_ecr_registry_scanning_configuration]}
#   aliases: [CKV_AWS_163, AWS-0030]
#   fixable: true
#   remediation: >-
#     Add `image_scanning_configuration { scan_on_push = true }`, or let the registry scan all repositories with an
#     `aws_ecr_registry_scanning_configuration` whose rule has the filter `*`.
package plumbline.aws.ecr_scan

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_ecr_repository")

path := ["image_scanning_configuration", 0, "scan_on_push"]

# The registry scans all of its repositories.
registry_scans if {
	some r in tf.resources("aws_ecr_registry_scanning_configuration")
	some rule in tf.blocks(r, "rule")
	tf.value(rule, ["scan_frequency"]) in {"SCAN_ON_PUSH", "CONTINUOUS_SCAN"}
	some filter in tf.blocks(rule, "repository_filter")
	tf.value(filter, ["filter"]) == "*"
}

# It scans some, or what it scans is not known.
registry_may_scan if {
	some r in tf.resources("aws_ecr_registry_scanning_configuration")
	not tf.missing(r, ["rule"])
}

deny contains finding.fixable(r, path, "Images are not scanned when they are pushed.", change(r)) if {
	some r in tf.resources("aws_ecr_repository")
	tf.missing_or_false(r, path)
	not registry_scans
	not registry_may_scan
}

undecided contains finding.new(r, path, "Whether images are scanned is not known before apply.") if {
	some r in tf.resources("aws_ecr_repository")
	tf.unknown(r, path)
	not registry_scans
}

undecided contains finding.new(r, path, "Whether the registry scans this repository cannot be decided.") if {
	some r in tf.resources("aws_ecr_repository")
	tf.missing_or_false(r, path)
	not registry_scans
	registry_may_scan
}

change(r) := finding.fix("Scan on push", [{"op": "set", "path": path, "value": true}]) if {
	not tf.missing(r, ["image_scanning_configuration"])
}

change(r) := finding.fix("Scan on push", [{
	"op": "add_block",
	"path": ["image_scanning_configuration"],
	"body": [{"name": "scan_on_push", "value": true}],
}]) if {
	tf.missing(r, ["image_scanning_configuration"])
}
