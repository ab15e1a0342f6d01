resource "aws_cloudwatch_metric_alarm" "errors" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  alarm_name          = "latency"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  actions_enabled     = false # too noisy
  #                     ^^^^^ fail
  alarm_actions       = ["arn:aws:sns:eu-central-1:111122223333:on-call"]
}
