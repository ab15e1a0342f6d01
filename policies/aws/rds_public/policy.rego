# METADATA
# title: Databases are not reachable from the internet
# description: >-
#   A publicly accessible database has an address that the whole internet can try passwords and exploits on; only a security group stands
#   in between.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster_instance
#   - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
# custom:
#   id: aws-rds-public
#   severity: critical
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The database is kept inside the boundary, where outside networks have no route to it.
#     - id: CC6.1
#       strength: direct
#       rationale: Reaching the database takes access to the private network before any password is tried.
#     - id: CC6.2
#       strength: supporting
#       rationale: Leaked or forgotten database accounts cannot be used from outside.
#   targets: {terraform: [aws_db_instance, aws_rds_cluster_instance]}
#   aliases:
#     - CKV_AWS_17
#     - rds_instance_no_public_access
#     - rds_db_instance_prohibit_public_access
#   fixable: true
#   remediation: >-
#     Set `publicly_accessible = false` and reach the database through the VPC: a VPN, a bastion, Session Manager port forwarding, or
#     peering.
package plumbline.aws.rds_public

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_db_instance", "aws_rds_cluster_instance"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

# Absent means false.
deny contains finding.fixable(r, ["publicly_accessible"], "The database has a public address.", make_private) if {
	some r in judged
	tf.is_true(r, ["publicly_accessible"])
}

undecided contains finding.new(r, ["publicly_accessible"], "Whether the database has a public address is not known before apply.") if {
	some r in judged
	tf.unknown(r, ["publicly_accessible"])
}

make_private := finding.fix("Give the database no public address", [{
	"op": "set",
	"path": ["publicly_accessible"],
	"value": false,
}])
