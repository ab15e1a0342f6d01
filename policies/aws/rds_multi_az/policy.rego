# METADATA
# title: Databases have a standby in another zone
# description: >-
#   A database in one availability zone is down for as long as its zone, its machine or its storage is, and at every patch. With
#   Multi-AZ a standby takes over within a minute or two, without lost writes.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
# custom:
#   id: aws-rds-multi-az
#   severity: medium
#   controls:
#     - id: A1.2
#       strength: direct
#       rationale: A redundant database in another zone takes over when one fails.
#     - id: A1.1
#       strength: supporting
#       rationale: Capacity to serve remains when a zone is lost.
#   targets: {terraform: [aws_db_instance]}
#   aliases:
#     - CKV_AWS_157
#   fixable: true
#   remediation: >-
#     Set `multi_az = true`. It doubles the cost of the instance: waive the policy, with the reason, for databases whose outage nobody
#     minds.
package plumbline.aws.rds_multi_az

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

# A read replica is itself the second copy.
judged[r.id] := r if {
	some r in tf.resources("aws_db_instance")
	not tf.given(r, ["replicate_source_db"])
}

population contains id if some id, _ in judged

deny contains finding.fixable(r, ["multi_az"], "The database has no standby in another zone.", add_standby) if {
	some r in judged
	tf.missing_or_false(r, ["multi_az"])
	tf.missing(r, ["replicate_source_db"])
}

undecided contains finding.new(r, ["multi_az"], "Whether the database has a standby is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["multi_az"])
}

undecided contains finding.new(r, ["multi_az"], "Whether the database is a replica is not known before apply.") if {
	some r in judged
	tf.missing_or_false(r, ["multi_az"])
	tf.unknown(r, ["replicate_source_db"])
}

add_standby := finding.fix("Add a standby in another zone", [{"op": "set", "path": ["multi_az"], "value": true}])
