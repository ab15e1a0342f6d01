variable "key" {
  type = string
}

resource "aws_sns_topic" "orders" {
  name              = "orders"
  kms_master_key_id = var.key
}

resource "aws_sns_topic" "maybe" {
  name              = "maybe"
  kms_master_key_id = var.key == "" ? null : "alias/topics"
}
