package plumbline.aws.apigw_auth_test

import data.plumbline.aws.apigw_auth as policy
import data.plumbline.lib.given

failing(given_input) := paths if {
	denied := policy.deny with input as given_input
	paths := {finding.path | some finding in denied}
}

passes(given_input) if {
	count(policy.population) > 0 with input as given_input
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) == 0 with input as given_input
}

is_unknown(given_input) if {
	count(policy.deny) == 0 with input as given_input
	count(policy.undecided) > 0 with input as given_input
}

method(values) := given.one("aws_api_gateway_method", object.union({"http_method": "GET", "authorization": "NONE"}, values))

route(key) := given.terraform([given.resource("aws_apigatewayv2_route", {"route_key": key})])

of_api(key, protocol) := given.terraform([
	given.referring("aws_apigatewayv2_route", {"route_key": key}, "api_id", "aws_apigatewayv2_api.example"),
	given.resource("aws_apigatewayv2_api", {"protocol_type": protocol}),
])

exempt(given_input) if {
	count(policy.population) == 0 with input as given_input
	failing(given_input) == set()
}

test_deny_method if {
	every name in ["GET", "post", "ANY"] {
		failing(method({"http_method": name})) == {["authorization"]}
	}
}

test_deny_route if {
	failing(route("GET /orders")) == {["authorization_type"]}
	failing(route("$connect")) == {["authorization_type"]}
	failing(of_api("$default", "HTTP")) == {["authorization_type"]}
}

test_allow_authorized if {
	passes(method({"authorization": "AWS_IAM"}))
	passes(method({"api_key_required": true}))
	passes(given.one("aws_apigatewayv2_route", {"route_key": "GET /orders", "authorization_type": "JWT"}))
}

test_allow_preflight_and_messages if {
	exempt(method({"http_method": "OPTIONS"}))
	exempt(route("OPTIONS /orders"))
	exempt(route("sendMessage"))
	exempt(of_api("$default", "WEBSOCKET"))
}

test_unknown_each if {
	is_unknown(given.partly("aws_api_gateway_method", {"http_method": "GET"}, {"authorization": true}))
	is_unknown(given.partly("aws_api_gateway_method", {"authorization": "NONE"}, {"http_method": true}))
	is_unknown(given.partly("aws_apigatewayv2_route", {}, {"route_key": true}))
	is_unknown(route("$default"))
}

test_deny_is_not_undecided_too if {
	every given_input in [method({}), route("GET /orders"), of_api("$default", "HTTP")] {
		count(policy.undecided) == 0 with input as given_input
	}
}

test_unknown_key if {
	is_unknown(given.partly("aws_api_gateway_method", {"http_method": "GET", "authorization": "NONE"}, {"api_key_required": true}))
	is_unknown(given.partly("aws_apigatewayv2_route", {"route_key": "GET /orders"}, {"api_key_required": true}))
}
