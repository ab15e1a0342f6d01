resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = var.sns_kms_key_id
}

variable "sns_kms_key_id" {
  type        = string
  description = "KMS key that encrypts the messages of SNS topics."
}

resource "aws_sns_topic" "alarms" {
  name              = "alarms"
  kms_master_key_id = var.sns_kms_key_id # encrypted is encrypted
}

resource "aws_sns_topic" "each" {
  for_each = toset(["a", "b"])

  name              = each.key
  kms_master_key_id = var.sns_kms_key_id
}
