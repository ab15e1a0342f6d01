resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 14
  }
}

locals {
  recovery = [true]
}

resource "aws_dynamodb_table" "invoices" {
  name     = "invoices"
  hash_key = "id"

  dynamic "point_in_time_recovery" {
    for_each = local.recovery

    content {
      enabled = point_in_time_recovery.value
    }
  }
}
