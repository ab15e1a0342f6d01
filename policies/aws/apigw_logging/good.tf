resource "aws_cloudwatch_log_group" "api" {
  name = "api"
}

resource "aws_api_gateway_stage" "rest" {
  rest_api_id   = "abc123"
  deployment_id = "def456"
  stage_name    = "prod"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = "$context.requestId $context.status"
  }
}

resource "aws_apigatewayv2_stage" "http" {
  api_id = "abc123"
  name   = "$default"

  access_log_settings {
    destination_arn = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/amazon-apigateway-http"
    format          = jsonencode({ id = "$context.requestId" })
  }
}
