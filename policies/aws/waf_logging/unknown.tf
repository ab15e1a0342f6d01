variable "acl_arn" {
  type = string
}

resource "aws_wafv2_web_acl" "web" {
  name  = "web"
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_logging_configuration" "some" {
  resource_arn            = var.acl_arn
  log_destination_configs = ["arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-web"]
}
