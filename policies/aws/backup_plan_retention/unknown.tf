variable "days" {
  type = number
}

variable "schedules" {
  type = map(number)
}

resource "aws_backup_plan" "main" {
  name = "main"

  rule {
    rule_name         = "daily"
    target_vault_name = "main"

    lifecycle {
      delete_after = var.days
    }
  }
}

resource "aws_backup_plan" "many" {
  name = "many"

  dynamic "rule" {
    for_each = var.schedules

    content {
      rule_name         = rule.key
      target_vault_name = "main"

      lifecycle {
        delete_after = rule.value
      }
    }
  }
}
