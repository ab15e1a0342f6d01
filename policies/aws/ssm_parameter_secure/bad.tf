resource "aws_ssm_parameter" "db" {
  name  = "/orders/prod/db_password"
  type  = "String" # the old SDK
  #       ^^^^^^^^ fail
  value = "changeme"
}

variable "environment" {
  type = string
}

resource "random_password" "broker" {
  length = 32
}

resource "aws_ssm_parameter" "broker" {
  name  = "/${var.environment}/broker"
  type  = "String"
  #       ^^^^^^^^ fail
  value = random_password.broker.result
}
