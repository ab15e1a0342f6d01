resource "aws_wafv2_web_acl" "public_web" {
  name  = "public-web"
  scope = "REGIONAL" # no CloudFront yet
}

resource "aws_wafv2_web_acl_logging_configuration" "public_web" {
  resource_arn            = aws_wafv2_web_acl.public_web.arn
  log_destination_configs = [aws_cloudwatch_log_group.waf_logs_public_web.arn]
}

resource "aws_cloudwatch_log_group" "waf_logs_public_web" {
  name              = "aws-waf-logs-public-web"
  retention_in_days = 365
}

resource "aws_wafv2_web_acl" "each" {
  for_each = toset(["a", "b"])

  name  = each.key
  scope = "REGIONAL"
}

resource "aws_wafv2_web_acl_logging_configuration" "each" {
  for_each                = aws_wafv2_web_acl.each
  resource_arn            = each.value.arn
  log_destination_configs = [aws_cloudwatch_log_group.waf_logs_each.arn]
}

resource "aws_cloudwatch_log_group" "waf_logs_each" {
  name              = "aws-waf-logs-each"
  retention_in_days = 365
}
