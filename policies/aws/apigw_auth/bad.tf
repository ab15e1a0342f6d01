resource "aws_api_gateway_method" "orders" {
  rest_api_id   = "abc123"
  resource_id   = "def456"
  http_method   = "POST"
  authorization = "NONE"
  #               ^^^^^^ fail
}

resource "aws_apigatewayv2_api" "web" {
  name          = "web"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  api_id    = aws_apigatewayv2_api.web.id
  route_key = "$default"
}

resource "aws_apigatewayv2_route" "written" {
  api_id             = aws_apigatewayv2_api.web.id
  route_key          = "GET /orders"
  authorization_type = "NONE"
  #                    ^^^^^^ fail
}
