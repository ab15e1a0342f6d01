# The alias of the key that AWS manages.
data "aws_kms_alias" "service" {
  name = "alias/aws/secretsmanager"
}

resource "aws_secretsmanager_secret" "main" {
  name       = "orders/database"
  kms_key_id = data.aws_kms_alias.service.target_key_arn
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
