# METADATA
# title: CloudFront requires TLS 1.2 for certificates of your own
# description: >-
#   Versions of TLS before 1.2 have known flaws, and CloudFront accepts TLS 1.0 unless a minimum is set. With the certificate of CloudFront itself
#   the minimum cannot be set, so that such distributions are not judged.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
#   - https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
# custom:
#   id: aws-cloudfront-tls
#   severity: medium
#   controls:
#     - {id: CC6.7, strength: direct, rationale: Data between users and CloudFront is encrypted with versions that hold.}
#   targets: {terraform: [aws_cloudfront_distribution]}
#   aliases: [CKV_AWS_174, AWS-0013]
#   fixable: true
#   settings:
#     accepted:
#       description: The values of `minimum_protocol_version` that are accepted; the quick fix sets the first.
#       default: [TLSv1.2_2021, TLSv1.2_2025, TLSv1.3_2025]
#   remediation: Set `minimum_protocol_version = "TLSv1.2_2021"` in `viewer_certificate`.
package plumbline.aws.cloudfront_tls

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

minimum := ["viewer_certificate", 0, "minimum_protocol_version"]

default_certificate := ["viewer_certificate", 0, "cloudfront_default_certificate"]

judged[r.id] := r if {
	some r in tf.resources("aws_cloudfront_distribution")
	not tf.is_true(r, default_certificate)
	not tf.missing(r, ["viewer_certificate"])
}

population contains id if some id, _ in judged

accepted := settings.value(rego.metadata.chain(), "accepted")

deny contains finding.fixable(r, minimum, text, change) if {
	some r in judged
	not tf.unknown(r, default_certificate)
	value := tf.value(r, minimum)
	not value in accepted
	text := concat("", ["The distribution accepts ", value, "."])
}

deny contains finding.fixable(r, minimum, "No minimum is set: the distribution accepts TLS 1.0.", change) if {
	some r in judged
	not tf.unknown(r, default_certificate)
	tf.missing(r, minimum)
}

undecided contains finding.new(r, minimum, "Which versions of TLS are accepted is not known before apply.") if {
	some r in judged
	tf.unknown(r, minimum)
}

undecided contains finding.new(r, default_certificate, "Whose certificate is used is not known before apply.") if {
	some r in judged
	tf.unknown(r, default_certificate)
	not fine(r)
}

fine(r) if tf.value(r, minimum) in accepted

change := finding.fix("Require TLS 1.2", [{"op": "set", "path": minimum, "value": accepted[0]}])
