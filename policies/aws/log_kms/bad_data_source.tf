# The alias of the key that AWS manages.
data "aws_kms_alias" "service" {
  name = "alias/aws/logs"
}

resource "aws_cloudwatch_log_group" "main" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = data.aws_kms_alias.service.target_key_arn
  #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
