resource "aws_secretsmanager_secret" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "orders/database"
}

resource "aws_secretsmanager_secret" "managed" {
  name       = "orders/database"
  kms_key_id = "alias/aws/secretsmanager"
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
