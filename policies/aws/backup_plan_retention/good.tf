resource "aws_backup_plan" "main" {
  name = "main"

  rule {
    rule_name         = "daily"
    target_vault_name = "main"
    schedule          = "cron(0 5 * * ? *)"

    lifecycle {
      cold_storage_after = 30
      delete_after       = 120
    }
  }

  # Kept until somebody deletes them.
  rule {
    rule_name         = "yearly"
    target_vault_name = "main"
    schedule          = "cron(0 5 1 1 ? *)"
  }
}
