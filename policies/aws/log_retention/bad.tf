resource "aws_cloudwatch_log_group" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "orders"
}

resource "aws_cloudwatch_log_group" "carts" {
  name              = "carts"
  retention_in_days = 14 # two sprints
  #                   ^^ fail
}

resource "aws_cloudwatch_log_group" "audit" {
  name              = "audit"
  retention_in_days = 0
  #                   ^ fail
}
