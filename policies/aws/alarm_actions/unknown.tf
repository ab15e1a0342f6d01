variable "topics" {
  type = list(string)
}

variable "enabled" {
  type = bool
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = var.topics
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name          = "latency"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  actions_enabled     = var.enabled
  alarm_actions       = ["arn:aws:sns:eu-central-1:111122223333:on-call"]
}
