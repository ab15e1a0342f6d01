resource "aws_cloudwatch_log_group" "main" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = var.logs_kms_key_arn
}

variable "logs_kms_key_arn" {
  type        = string
  description = "ARN of the KMS key that encrypts the log groups."
}

resource "aws_cloudwatch_log_group" "managed" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = var.logs_kms_key_arn
}
