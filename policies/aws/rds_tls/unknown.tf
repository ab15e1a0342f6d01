variable "force_tls" {
  type = string
}

variable "family" {
  type = string
}

resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres14"

  parameter {
    name  = "rds.force_ssl"
    value = var.force_tls
  }
}

resource "aws_db_parameter_group" "some" {
  name   = "some"
  family = var.family
}
