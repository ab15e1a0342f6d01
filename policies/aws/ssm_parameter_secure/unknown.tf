variable "type" {
  type = string
}

variable "name" {
  type = string
}

resource "aws_ssm_parameter" "db_password" {
  name  = "/orders/db_password"
  type  = var.type
  value = "changeme"
}

resource "aws_ssm_parameter" "some" {
  name  = var.name
  type  = "String"
  value = "changeme"
}
