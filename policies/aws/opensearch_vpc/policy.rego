# METADATA
# title: OpenSearch domains are in a VPC
# description: >-
#   A domain outside of a VPC has an endpoint on the internet, where only its access policy stands between everybody and the
#   documents. Open search clusters are found within hours.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticsearch_domain
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
# custom:
#   id: aws-opensearch-vpc
#   severity: high
#   controls:
#     - id: CC6.6
#       strength: direct
#       rationale: The domain is kept inside the boundary, where outside networks have no route to it.
#   targets: {terraform: [aws_opensearch_domain, aws_elasticsearch_domain]}
#   aliases:
#     - CKV_AWS_137
#     - es_domain_in_vpc
#   fixable: false
#   remediation: >-
#     Add `vpc_options` with `subnet_ids` of private subnets and `security_group_ids` that let in the applications only. Which those
#     are no tool knows, and a domain cannot be moved into a VPC later: create a new one and restore a snapshot into it.
package plumbline.aws.opensearch_vpc

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_opensearch_domain", "aws_elasticsearch_domain"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

deny contains finding.new(r, ["vpc_options"], "The domain has an endpoint on the internet.") if {
	some r in judged
	tf.missing(r, ["vpc_options"])
}

deny contains finding.new(r, ["vpc_options", 0, "subnet_ids"], "No subnets are named: the domain has an endpoint on the internet.") if {
	some r in judged
	count(tf.blocks(r, "vpc_options")) > 0
	tf.missing(r, ["vpc_options", 0, "subnet_ids"])
}

undecided contains finding.new(r, ["vpc_options"], "Whether the domain is in a VPC is not known before apply.") if {
	some r in judged
	tf.blocks_unknown(r, "vpc_options")
}

undecided contains finding.new(r, ["vpc_options", 0, "subnet_ids"], "Whether the domain is in a VPC is not known before apply.") if {
	some r in judged
	not tf.blocks_unknown(r, "vpc_options")
	tf.unknown(r, ["vpc_options", 0, "subnet_ids"])
	not tf.refers(r, ["vpc_options", 0, "subnet_ids"])
}
