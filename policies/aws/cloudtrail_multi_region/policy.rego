# METADATA
# title: CloudTrail records every region
# description: >-
#   A trail of one region sees nothing of what is done in the others, where an intruder starts machines precisely because nobody looks.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail
#   - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html
# custom:
#   id: aws-cloudtrail-multi-region
#   severity: high
#   controls:
#     - id: CC7.2
#       strength: direct
#       rationale: Anomalies can be noticed in every region only where activity in every region is recorded.
#     - id: CC2.1
#       strength: supporting
#       rationale: The record that internal control relies on is complete over the whole account.
#     - id: PI1.3
#       strength: supporting
#       rationale: Processing activity is recorded wherever it happens.
#   targets: {terraform: [aws_cloudtrail]}
#   aliases:
#     - CKV_AWS_67
#     - AWS-0014
#     - cloudtrail_multi_region_enabled
#     - cloudtrail_multi_region_trail_enabled
#   fixable: true
#   remediation: Set `is_multi_region_trail = true`. One such trail per account, or one of the organisation, is enough.
package plumbline.aws.cloudtrail_multi_region

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

population contains r.id if some r in tf.resources("aws_cloudtrail")

deny contains finding.fixable(r, ["is_multi_region_trail"], "The trail records one region only.", record_all) if {
	some r in tf.resources("aws_cloudtrail")
	tf.missing_or_false(r, ["is_multi_region_trail"])
}

undecided contains finding.new(r, ["is_multi_region_trail"], "Whether the trail records all regions is not known before apply.") if {
	some r in tf.resources("aws_cloudtrail")
	tf.unknown(r, ["is_multi_region_trail"])
}

record_all := finding.fix("Record all regions", [{"op": "set", "path": ["is_multi_region_trail"], "value": true}])
