resource "aws_secretsmanager_secret" "orders" {
  name = "orders/database"
}

resource "aws_secretsmanager_secret_rotation" "orders" {
  secret_id           = aws_secretsmanager_secret.orders.arn
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_secretsmanager_secret" "carts" {
  name = "carts/database"
}

resource "aws_secretsmanager_secret_rotation" "carts" {
  secret_id           = aws_secretsmanager_secret.carts.id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

  rotation_rules {
    schedule_expression = "cron(0 16 1,15 * ? *)"
    duration            = "2h"
  }
}
