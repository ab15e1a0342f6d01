# METADATA
# title: API methods ask who is calling
# description: >-
#   A method with authorization NONE runs for everyone who knows its address, and addresses of APIs are found by scanning. What stands behind it,
#   a function or a database, is then open to all.
# related_resources:
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method
#   - https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_route
#   - https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
# custom:
#   id: aws-apigw-auth
#   severity: high
#   controls:
#     - {id: CC6.1, strength: direct, rationale: Only known identities can call the API.}
#     - {id: CC6.6, strength: supporting, rationale: Callers from outside are checked at the boundary.}
#   targets: {terraform: [aws_api_gateway_method, aws_apigatewayv2_route]}
#   reads: {terraform: [aws_api_gateway_method, aws_apigatewayv2_route, aws_apigatewayv2_api]}
#   aliases: [CKV_AWS_59, CKV_AWS_309, AWS-0004]
#   fixable: false
#   settings:
#     methods:
#       description: >-
#         The HTTP methods that must ask who is calling. OPTIONS is none of them: browsers send it without credentials.
#       default: [ANY, DELETE, GET, HEAD, PATCH, POST, PUT]
#   remediation: >-
#     Set `authorization` (`authorization_type` for a route) to `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS` or `JWT`, with `authorizer_id` except for AWS_IAM. Which one
#     depends on who calls, so that there is no quick fix. A method that requires an API key passes; mind that a key says which client it
#     is, and not who. Waive what is meant for everybody, with its reason.
package plumbline.aws.apigw_auth

import data.plumbline.lib.finding
import data.plumbline.lib.settings
import data.plumbline.lib.terraform as tf

methods := settings.value(rego.metadata.chain(), "methods")

text := "The method runs for everybody: it does not ask who is calling."

# ---- REST APIs ---------------------------------------------------------------------------------------------------

rest[r.id] := r if {
	some r in tf.resources("aws_api_gateway_method")
	not exempt(r)
}

exempt(r) if {
	method := upper(tf.value(r, ["http_method"]))
	not method in methods
}

population contains id if some id, _ in rest

deny contains finding.new(r, ["authorization"], text) if {
	some r in rest
	is_known_method(r)
	tf.absent_or(r, ["authorization"], "NONE")
	tf.missing_or_false(r, ["api_key_required"])
}

undecided contains finding.new(r, ["authorization"], "Whether the method asks who is calling is not known before apply.") if {
	some r in rest
	maybe_none(r, "authorization")
	not tf.is_true(r, ["api_key_required"])
	not certain(r)
}

certain(r) if {
	is_known_method(r)
	tf.absent_or(r, ["authorization"], "NONE")
	tf.missing_or_false(r, ["api_key_required"])
}

is_known_method(r) if not tf.unknown(r, ["http_method"])

maybe_none(r, name) if tf.absent_or(r, [name], "NONE")

maybe_none(r, name) if tf.unknown(r, [name])

# ---- HTTP and WebSocket APIs -------------------------------------------------------------------------------------

routes[r.id] := r if {
	some r in tf.resources("aws_apigatewayv2_route")
	not needs_none(r)
}

# Preflight requests, and the messages of a WebSocket: who sends them has been asked when it connected.
needs_none(r) if {
	key := tf.value(r, ["route_key"])
	not method_of(key) in methods
	not key in {"$default", "$connect"}
}

needs_none(r) if {
	tf.value(r, ["route_key"]) == "$default"
	protocol(r) == "WEBSOCKET"
}

method_of(key) := upper(split(key, " ")[0])

protocol(r) := value if {
	some api in tf.resources("aws_apigatewayv2_api")
	tf.linked(r, ["api_id"], api)
	value := tf.value(api, ["protocol_type"])
}

population contains id if some id, _ in routes

# `$default` is a message of a WebSocket where the API is one.
open_question(r) if tf.unknown(r, ["route_key"])

open_question(r) if {
	tf.value(r, ["route_key"]) == "$default"
	not protocol(r)
}

deny contains finding.new(r, ["authorization_type"], text) if {
	some r in routes
	not open_question(r)
	tf.absent_or(r, ["authorization_type"], "NONE")
	tf.missing_or_false(r, ["api_key_required"])
}

undecided contains finding.new(r, ["authorization_type"], "Whether the route asks who is calling is not known before apply.") if {
	some r in routes
	not tf.is_true(r, ["api_key_required"])
	maybe_none(r, "authorization_type")
	not certain_route(r)
}

certain_route(r) if {
	not open_question(r)
	tf.absent_or(r, ["authorization_type"], "NONE")
	tf.missing_or_false(r, ["api_key_required"])
}
