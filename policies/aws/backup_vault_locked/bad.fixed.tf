resource "aws_backup_vault" "main" {
  name        = "main"
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1"
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name  = aws_backup_vault.main.name
  min_retention_days = 7
}

resource "aws_backup_vault" "archive" {
  name        = "archive"
  kms_key_arn = var.backup_kms_key_arn
}

variable "backup_kms_key_arn" {
  type        = string
  description = "ARN of the KMS key that encrypts backups."
}

resource "aws_backup_vault_lock_configuration" "archive" {
  backup_vault_name  = aws_backup_vault.archive.name
  min_retention_days = 90
}
