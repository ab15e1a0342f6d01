variable "recovery" {
  type = bool
}

variable "recoveries" {
  type = list(bool)
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  point_in_time_recovery {
    enabled = var.recovery
  }
}

resource "aws_dynamodb_table" "invoices" {
  name     = "invoices"
  hash_key = "id"

  dynamic "point_in_time_recovery" {
    for_each = var.recoveries

    content {
      enabled = point_in_time_recovery.value
    }
  }
}
