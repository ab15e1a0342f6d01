# The alias of the key that AWS manages.
data "aws_kms_alias" "service" {
  name = "alias/aws/secretsmanager"
}

resource "aws_secretsmanager_secret" "main" {
  name       = "orders/database"
  kms_key_id = var.secrets_kms_key_arn
}

variable "secrets_kms_key_arn" {
  type        = string
  description = "ARN of the KMS key that encrypts the secrets."
}
