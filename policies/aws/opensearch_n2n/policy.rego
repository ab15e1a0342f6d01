# METADATA
# title: OpenSearch nodes encrypt the traffic between them
# description: >-
#   Documents and queries travel between the nodes of a domain in clear text otherwise, where whoever can listen in the network reads
#   them, even if clients come over HTTPS.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticsearch_domain
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html
# custom:
#   id: aws-opensearch-n2n
#   severity: medium
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data that moves between nodes is encrypted with TLS.
#   targets: {terraform: [aws_opensearch_domain, aws_elasticsearch_domain]}
#   aliases:
#     - CKV_AWS_6
#     - AWS-0043
#     - es_domain_node_to_node_encryption_enabled
#   fixable: true
#   remediation: >-
#     Add `node_to_node_encryption { enabled = true }`. It takes Elasticsearch 6.0 or OpenSearch, and cannot be switched off again.
package plumbline.aws.opensearch_n2n

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_opensearch_domain", "aws_elasticsearch_domain"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

enabled := ["node_to_node_encryption", 0, "enabled"]

deny contains finding.fixable(r, enabled, "Traffic between the nodes of the domain is not encrypted.", switch_on) if {
	some r in judged
	tf.missing_or_false(r, enabled)
}

undecided contains finding.new(r, enabled, "Whether traffic between nodes is encrypted is not known before apply.") if {
	some r in judged
	tf.unknown(r, enabled)
}

switch_on := finding.fix("Encrypt traffic between nodes", [{"op": "set", "path": enabled, "value": true}])
