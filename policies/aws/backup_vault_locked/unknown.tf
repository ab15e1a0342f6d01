variable "key_arn" {
  type = string
}

variable "vault" {
  type = string
}

resource "aws_backup_vault" "main" {
  name        = "main"
  kms_key_arn = var.key_arn
}

resource "aws_backup_vault" "archive" {
  name        = var.vault
  kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1"
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name = "main"
}
