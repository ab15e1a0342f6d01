# METADATA
# title: OpenSearch domains accept HTTPS only, with TLS 1.2
# description: >-
#   Passwords, queries and documents are sent in clear text as soon as one client is configured with http, or with a version of TLS
#   that can be broken. The default accepts both.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticsearch_domain
#   - https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainEndpointOptions.html
# custom:
#   id: aws-opensearch-https
#   severity: high
#   controls:
#     - id: CC6.7
#       strength: direct
#       rationale: Data that moves between clients and the domain is encrypted with a current version of TLS.
#   targets: {terraform: [aws_opensearch_domain, aws_elasticsearch_domain]}
#   aliases:
#     - CKV_AWS_83
#     - CKV_AWS_228
#     - AWS-0046
#     - AWS-0126
#   fixable: true
#   settings:
#     tls_policies:
#       description: The TLS policies that are accepted; the quick fix writes the first.
#       default: [Policy-Min-TLS-1-2-2019-07, Policy-Min-TLS-1-2-PFS-2023-10, Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08]
#   remediation: >-
#     Write `domain_endpoint_options { enforce_https = true }` with `tls_security_policy = "Policy-Min-TLS-1-2-2019-07"`, or the later
#     one with forward secrecy, `"Policy-Min-TLS-1-2-PFS-2023-10"`.
package plumbline.aws.opensearch_https

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

judged[r.id] := r if {
	some type in ["aws_opensearch_domain", "aws_elasticsearch_domain"]
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

https := ["domain_endpoint_options", 0, "enforce_https"]

tls := ["domain_endpoint_options", 0, "tls_security_policy"]

accepted := settings.value(rego.metadata.chain(), "tls_policies")

deny contains finding.fixable(r, ["domain_endpoint_options"], text, enforce_both) if {
	some r in judged
	tf.missing(r, ["domain_endpoint_options"])
	text := "The domain accepts plain HTTP and old versions of TLS."
}

# In the block, absent means true.
deny contains finding.fixable(r, https, "The domain accepts plain HTTP.", enforce_https) if {
	some r in judged
	tf.is_false(r, https)
}

deny contains finding.fixable(r, tls, "The domain accepts TLS 1.0 by default.", enforce_tls) if {
	some r in judged
	count(tf.blocks(r, "domain_endpoint_options")) > 0
	tf.missing(r, tls)
}

deny contains finding.fixable(r, tls, text, enforce_tls) if {
	some r in judged
	policy := tf.value(r, tls)
	not policy in accepted
	text := concat("", ["The TLS policy \"", policy, "\" is not accepted."])
}

undecided contains finding.new(r, https, "Whether the domain accepts plain HTTP is not known before apply.") if {
	some r in judged
	tf.unknown(r, https)
}

undecided contains finding.new(r, tls, "Which versions of TLS the domain accepts is not known before apply.") if {
	some r in judged
	tf.unknown(r, tls)
}

enforce_both := finding.fix("Accept HTTPS with TLS 1.2 only", [{
	"op": "add_block",
	"path": ["domain_endpoint_options"],
	"body": [
		{"name": "enforce_https", "value": true},
		{"name": "tls_security_policy", "value": accepted[0]},
	],
}])

enforce_https := finding.fix("Accept HTTPS only", [{"op": "set", "path": https, "value": true}])

enforce_tls := finding.fix("Accept TLS 1.2 only", [{"op": "set", "path": tls, "value": accepted[0]}])
