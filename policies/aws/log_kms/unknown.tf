variable "own_key_arn" {
  type = string
}

resource "aws_cloudwatch_log_group" "main" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = var.own_key_arn
}
