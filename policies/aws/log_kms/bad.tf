resource "aws_cloudwatch_log_group" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name              = "orders"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "managed" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = "alias/aws/logs"
  #                   ^^^^^^^^^^^^^^^^ fail
}
