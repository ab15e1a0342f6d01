# METADATA
# title: Load balancers accept TLS 1.2 and later only
# description: >-
#   The security policy of a listener says which versions of TLS it accepts. Older ones than 1.2 have known flaws, and the policy that applies
#   when none is written, ELBSecurityPolicy-2016-08, accepts TLS 1.0.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
#   - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
# custom:
#   id: aws-lb-tls-policy
#   severity: high
#   controls:
#     - {id: CC6.7, strength: direct, rationale: Data between users and the load balancer is encrypted with versions that hold.}
#   targets: {terraform: [aws_lb_listener, aws_alb_listener]}
#   aliases: [CKV_AWS_103, CKV2_AWS_74, AWS-0047]
#   fixable: true
#   settings:
#     accepted_prefixes:
#       description: What the names of accepted security policies begin with.
#       default:
#         - ELBSecurityPolicy-TLS13-1-2-
#         - ELBSecurityPolicy-TLS13-1-3-
#         - ELBSecurityPolicy-TLS-1-2-
#         - ELBSecurityPolicy-FS-1-2-
#     policy:
#       description: The security policy that the quick fix sets.
#       default: ELBSecurityPolicy-TLS13-1-2-2021-06
#   remediation: >-
#     Set `ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"`. Mind that the policies named `TLS13-1-0` and `TLS13-1-1` accept old versions as well.
package plumbline.aws.lb_tls_policy

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

listeners[r.id] := r if {
	some type in ["aws_lb_listener", "aws_alb_listener"]
	some r in tf.resources(type)
	not without_tls(r)
}

# HTTP and what passes packets on.
without_tls(r) if not upper(tf.value(r, ["protocol"])) in {"HTTPS", "TLS"}

# A listener that writes no protocol and no TLS policy speaks HTTP, or passes packets on.
without_tls(r) if {
	tf.missing(r, ["protocol"])
	tf.missing(r, ["ssl_policy"])
}

population contains id if some id, _ in listeners

path := ["ssl_policy"]

accepted(name) if {
	some prefix in settings.value(rego.metadata.chain(), "accepted_prefixes")
	startswith(name, prefix)
}

deny contains finding.fixable(r, path, text, change) if {
	some r in listeners
	name := tf.value(r, path)
	not accepted(name)
	text := concat("", ["The security policy \"", name, "\" accepts older versions of TLS than 1.2."])
}

deny contains finding.fixable(r, path, "No security policy is set: the default accepts TLS 1.0.", change) if {
	some r in listeners
	tf.is_known(r, ["protocol"])
	tf.missing(r, path)
}

undecided contains finding.new(r, path, "Which security policy applies is not known before apply.") if {
	some r in listeners
	tf.unknown(r, path)
}

undecided contains finding.new(r, ["protocol"], "Whether the listener speaks TLS is not known before apply.") if {
	some r in listeners
	tf.unknown(r, ["protocol"])
	tf.missing(r, path)
}

change := finding.fix("Require TLS 1.2", [{"op": "set", "path": path, "value": policy}])

policy := settings.value(rego.metadata.chain(), "policy")
