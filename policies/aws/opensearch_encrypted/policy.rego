# METADATA
# title: OpenSearch domains are encrypted at rest
# description: >-
#   Indexes, logs, swap files and automatic snapshots of an unencrypted domain can be read by whoever gets at their storage.
#   Encryption once switched on cannot be switched off again.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticsearch_domain
#   - https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html
# custom:
#   id: aws-opensearch-encrypted
#   severity: high
#   controls:
#     - id: CC6.1
#       strength: direct
#       rationale: Reading the stored data takes the key as well as the storage, so that access stays with those who may use the key.
#   targets: {terraform: [aws_opensearch_domain, aws_elasticsearch_domain]}
#   aliases:
#     - CKV_AWS_5
#     - AWS-0048
#     - es_domain_encryption_at_rest_enabled
#   fixable: true
#   remediation: >-
#     Add `encrypt_at_rest { enabled = true }`, with `kms_key_id` for a key of your own. It takes Elasticsearch 5.1 or OpenSearch;
#     before OpenSearch 1.0 and Elasticsearch 6.7 the domain is replaced.
package plumbline.aws.opensearch_encrypted

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_opensearch_domain", "aws_elasticsearch_domain"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

enabled := ["encrypt_at_rest", 0, "enabled"]

deny contains finding.fixable(r, enabled, "The domain's data is not encrypted at rest.", switch_on) if {
	some r in judged
	tf.missing_or_false(r, enabled)
}

undecided contains finding.new(r, enabled, "Whether the domain is encrypted at rest is not known before apply.") if {
	some r in judged
	tf.unknown(r, enabled)
}

switch_on := finding.fix("Encrypt the data at rest", [{"op": "set", "path": enabled, "value": true}])
