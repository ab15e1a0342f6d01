resource "aws_backup_vault" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name        = "main"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1"
}

resource "aws_backup_vault" "archive" {
  name        = "archive"
  kms_key_arn = "alias/aws/backup"
  #             ^^^^^^^^^^^^^^^^^^ fail
}

resource "aws_backup_vault_lock_configuration" "archive" {
  backup_vault_name  = aws_backup_vault.archive.name
  min_retention_days = 90
}
