variable "log_groups" {
  type = list(string)
}

resource "aws_apigatewayv2_stage" "http" {
  api_id = "abc123"
  name   = "$default"

  dynamic "access_log_settings" {
    for_each = var.log_groups

    content {
      destination_arn = access_log_settings.value
      format          = "$context.requestId"
    }
  }
}
