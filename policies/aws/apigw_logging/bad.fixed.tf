resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "abc123"
  deployment_id = "def456"
  stage_name    = "prod" # v1

  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_access_prod.arn
    format          = "$context.requestId $context.identity.sourceIp [$context.requestTime] $context.httpMethod $context.path $context.protocol $context.status $context.responseLength"
  }
}

resource "aws_cloudwatch_log_group" "api_access_prod" {
  name              = "/aws/apigateway/api-access-prod"
  retention_in_days = 365
}

resource "aws_apigatewayv2_stage" "http" {
  api_id      = "abc123"
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_access_http.arn
    format          = "$context.requestId $context.identity.sourceIp [$context.requestTime] $context.httpMethod $context.path $context.protocol $context.status $context.responseLength"
  }
}

resource "aws_cloudwatch_log_group" "api_access_http" {
  name              = "/aws/apigateway/api-access-http"
  retention_in_days = 365
}
