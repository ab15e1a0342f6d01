resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  alarm_actions       = [var.alarm_topic_arn]
}

variable "alarm_topic_arn" {
  type        = string
  description = "ARN of the SNS topic that alarms are sent to."
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name          = "latency"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  actions_enabled     = true # too noisy
  alarm_actions       = ["arn:aws:sns:eu-central-1:111122223333:on-call"]
}
