resource "aws_secretsmanager_secret" "orders" {
  name = "orders/database"
}

resource "aws_secretsmanager_secret_rotation" "orders" {
  secret_id           = aws_secretsmanager_secret.orders.id
  rotation_lambda_arn = var.secret_rotation_lambda_arn

  rotation_rules {
    automatically_after_days = 90
  }
}

variable "secret_rotation_lambda_arn" {
  type        = string
  description = "ARN of the function that rotates the secrets."
}

resource "aws_secretsmanager_secret" "carts" {
  name = "carts/database"
}

resource "aws_secretsmanager_secret_rotation" "carts" {
  secret_id           = aws_secretsmanager_secret.carts.id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 90 # every Christmas
  }
}

resource "aws_secretsmanager_secret" "broker" {
  name = "broker"
}

resource "aws_secretsmanager_secret_rotation" "broker" {
  secret_id           = aws_secretsmanager_secret.broker.id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

  rotation_rules {
    schedule_expression = "rate(90 days)"
  }
}
