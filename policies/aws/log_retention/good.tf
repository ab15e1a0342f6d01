resource "aws_cloudwatch_log_group" "orders" {
  name              = "orders"
  retention_in_days = 365
}

variable "days" {
  type    = number
  default = 731
}

resource "aws_cloudwatch_log_group" "by_service" {
  for_each = toset(["carts", "invoices"])

  name              = each.key
  retention_in_days = var.days
}
