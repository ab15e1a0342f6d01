resource "aws_backup_plan" "main" {
  name = "main"

  rule {
    rule_name         = "hourly"
    target_vault_name = "main"
    schedule          = "cron(0 * * * ? *)"

    lifecycle {
      delete_after = 7 # a lot of them
      #              ^ fail
    }
  }

  rule {
    rule_name         = "daily"
    target_vault_name = "main"
    schedule          = "cron(0 5 * * ? *)"

    lifecycle {
      delete_after = 35
    }
  }
}
