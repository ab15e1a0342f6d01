resource "aws_kms_key" "own" {
  description = "Encrypts what needs it"
}

resource "aws_kms_alias" "own" {
  name          = "alias/own"
  target_key_id = aws_kms_key.own.key_id
}

resource "aws_cloudwatch_log_group" "by_reference" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.own.arn
}

resource "aws_cloudwatch_log_group" "by_alias" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = aws_kms_alias.own.arn
}

data "aws_kms_alias" "shared" {
  name = "alias/shared"
}

resource "aws_cloudwatch_log_group" "by_data_source" {
  name              = "orders"
  retention_in_days = 365
  kms_key_id        = data.aws_kms_alias.shared.target_key_arn
}
