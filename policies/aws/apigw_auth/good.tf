resource "aws_api_gateway_method" "orders" {
  rest_api_id   = "abc123"
  resource_id   = "def456"
  http_method   = "POST"
  authorization = "AWS_IAM"
}

# Browsers ask without credentials.
resource "aws_api_gateway_method" "preflight" {
  rest_api_id   = "abc123"
  resource_id   = "def456"
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "key" {
  rest_api_id      = "abc123"
  resource_id      = "def456"
  http_method      = "GET"
  authorization    = "NONE"
  api_key_required = true
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_route" "connect" {
  api_id             = aws_apigatewayv2_api.chat.id
  route_key          = "$connect"
  authorization_type = "CUSTOM"
  authorizer_id      = "ghi789"
}

resource "aws_apigatewayv2_route" "message" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$default"
}
