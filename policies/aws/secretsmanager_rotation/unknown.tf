variable "days" {
  type = number
}

variable "secret_id" {
  type = string
}

resource "aws_secretsmanager_secret" "orders" {
  name = "orders/database"
}

resource "aws_secretsmanager_secret_rotation" "some" {
  secret_id           = var.secret_id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = var.days
  }
}
