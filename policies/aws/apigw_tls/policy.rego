# METADATA
# title: API domain names accept TLS 1.2 and later only
# description: >-
#   Versions of TLS before 1.2 have known flaws. The security policy of a domain name says which are accepted; where none is written, TLS 1.0
#   may be.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_domain_name
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
# custom:
#   id: aws-apigw-tls
#   severity: medium
#   controls:
#     - {id: CC6.7, strength: direct, rationale: Data between users and the API is encrypted with versions that hold.}
#   targets: {terraform: [aws_api_gateway_domain_name, aws_apigatewayv2_domain_name]}
#   aliases: [CKV_AWS_206, AWS-0005]
#   fixable: true
#   settings:
#     accepted_prefixes:
#       description: What the names of accepted security policies begin with.
#       default: [TLS_1_2, TLS_1_3, SecurityPolicy_TLS12_, SecurityPolicy_TLS13_]
#   remediation: Set `security_policy = "TLS_1_2"`.
package plumbline.aws.apigw_tls

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

# Where each type has it.
paths := {
	"aws_api_gateway_domain_name": ["security_policy"],
	"aws_apigatewayv2_domain_name": ["domain_name_configuration", 0, "security_policy"],
}

judged[r.id] := r if {
	some type, _ in paths
	some r in tf.resources(type)
}

population contains id if some id, _ in judged

accepted(name) if {
	some prefix in settings.value(rego.metadata.chain(), "accepted_prefixes")
	startswith(name, prefix)
}

deny contains finding.fixable(r, paths[r.type], text, change(r)) if {
	some r in judged
	name := tf.value(r, paths[r.type])
	not accepted(name)
	text := concat("", ["The security policy \"", name, "\" accepts older versions of TLS than 1.2."])
}

deny contains finding.fixable(r, paths[r.type], "No security policy is set, so that TLS 1.0 may be accepted.", change(r)) if {
	some r in judged
	tf.missing(r, paths[r.type])
}

undecided contains finding.new(r, paths[r.type], "Which versions of TLS are accepted is not known before apply.") if {
	some r in judged
	tf.unknown(r, paths[r.type])
}

change(r) := finding.fix("Require TLS 1.2", [{"op": "set", "path": paths[r.type], "value": "TLS_1_2"}])
