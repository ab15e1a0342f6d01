resource "aws_wafv2_web_acl" "web" {
  name  = "web"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_logging_configuration" "web" {
  resource_arn            = aws_wafv2_web_acl.web.arn
  log_destination_configs = ["arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-web"]
}

resource "aws_wafv2_web_acl" "optional" {
  count = 1

  name  = "optional"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_logging_configuration" "optional" {
  resource_arn            = aws_wafv2_web_acl.optional[0].arn
  log_destination_configs = ["arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-optional"]
}

resource "aws_wafregional_web_acl" "classic" {
  name        = "classic"
  metric_name = "classic"

  logging_configuration {
    log_destination = "arn:aws:firehose:eu-central-1:123456789012:deliverystream/aws-waf-logs-classic"
  }
}
