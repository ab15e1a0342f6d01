# The firewall that a fix attaches: the module's own where there is one that fits, else one that the user names.
# A policy that uses it reads `aws_wafv2_web_acl`.
package plumbline.lib.web_acl

import data.plumbline.lib.finding
import data.plumbline.lib.terraform as tf
import data.plumbline.lib.user_value

# The expression for the ARN of an ACL of the scope, REGIONAL or CLOUDFRONT.
arn(scope) := concat("", ["aws_wafv2_web_acl.", own[scope], ".arn"]) if own[scope]

arn(scope) := concat("", ["var.", variable_name[scope]]) if not own[scope]

# What has to be added for that expression.
operations(scope) := [] if own[scope]

operations(scope) := [user_value.variable(variable_name[scope], "string", description[scope])] if not own[scope]

# The finding with its fix, which without an ACL in the module needs a variable.
offered(r, path, text, change, scope) := finding.fixable(r, path, text, change) if own[scope]

offered(r, path, text, change, scope) := user_value.offered(r, path, text, change) if not own[scope]

variable_name := {"REGIONAL": "waf_web_acl_arn", "CLOUDFRONT": "cloudfront_web_acl_arn"}

description := {
	"REGIONAL": "ARN of the WAF web ACL that protects load balancers.",
	"CLOUDFRONT": "ARN of the WAF web ACL (scope CLOUDFRONT) that protects distributions.",
}

# The only one of the scope, in the root module.
own[scope] := name if {
	some scope, names in found
	count(names) == 1
	some name in names
}

found[scope] contains r.name if {
	some r in tf.resources("aws_wafv2_web_acl")
	scope := tf.value(r, ["scope"])
	r.address == concat(".", [r.type, r.name])
	not tf.repetition(r)
}
