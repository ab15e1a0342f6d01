resource "aws_backup_vault" "main" {
  name        = "main"
  kms_key_arn = aws_kms_key.backups.arn
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  changeable_for_days = 3
  min_retention_days  = 35
}

resource "aws_kms_key" "backups" {
  description = "Encrypts the backups"
}
