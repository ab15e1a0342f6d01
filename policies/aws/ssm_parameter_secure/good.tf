resource "aws_ssm_parameter" "db_password" {
  name  = "/orders/prod/db_password"
  type  = "SecureString"
  value = random_password.db.result
}

resource "random_password" "db" {
  length = 32
}

resource "aws_ssm_parameter" "db_host" {
  name  = "/orders/prod/db_host"
  type  = "String"
  value = "db.example.internal"
}
