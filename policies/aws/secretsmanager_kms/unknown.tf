variable "own_key_arn" {
  type = string
}

resource "aws_secretsmanager_secret" "main" {
  name       = "orders/database"
  kms_key_id = var.own_key_arn
}
