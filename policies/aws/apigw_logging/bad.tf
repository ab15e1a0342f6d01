resource "aws_api_gateway_stage" "prod" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  rest_api_id   = "abc123"
  deployment_id = "def456"
  stage_name    = "prod" # v1

  xray_tracing_enabled = true
}

resource "aws_apigatewayv2_stage" "http" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  api_id      = "abc123"
  name        = "$default"
  auto_deploy = true
}
