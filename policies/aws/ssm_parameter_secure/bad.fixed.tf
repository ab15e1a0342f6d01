resource "aws_ssm_parameter" "db" {
  name  = "/orders/prod/db_password"
  type  = "SecureString" # the old SDK
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
  type  = "SecureString"
  value = random_password.broker.result
}
