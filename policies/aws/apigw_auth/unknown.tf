variable "authorization" {
  type = string
}

resource "aws_api_gateway_method" "orders" {
  rest_api_id   = "abc123"
  resource_id   = "def456"
  http_method   = "POST"
  authorization = var.authorization
}

# Of an HTTP API, or of a WebSocket?
resource "aws_apigatewayv2_route" "default" {
  api_id    = "abc123"
  route_key = "$default"
}
