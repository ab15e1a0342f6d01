resource "aws_waf_web_acl" "classic" {
  name        = "classic"
  metric_name = "classic"

  default_action {
    type = "ALLOW"
  }

  logging_configuration {
    log_destination = var.waf_log_stream_arn
  }
}

variable "waf_log_stream_arn" {
  type        = string
  description = "ARN of the Firehose stream that takes the firewall's log."
}
