resource "aws_cloudwatch_log_group" "orders" {
  name              = "orders"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "carts" {
  name              = "carts"
  retention_in_days = 365 # two sprints
}

resource "aws_cloudwatch_log_group" "audit" {
  name              = "audit"
  retention_in_days = 365
}
