resource "aws_secretsmanager_secret" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "orders/database"
}

resource "aws_secretsmanager_secret" "carts" {
  name = "carts/database"
}

resource "aws_secretsmanager_secret_rotation" "carts" {
  secret_id           = aws_secretsmanager_secret.carts.id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

  rotation_rules {
    automatically_after_days = 365 # every Christmas
    #                          ^^^ fail
  }
}

resource "aws_secretsmanager_secret" "broker" {
  name = "broker"
}

resource "aws_secretsmanager_secret_rotation" "broker" {
  secret_id           = aws_secretsmanager_secret.broker.id
  rotation_lambda_arn = "arn:aws:lambda:eu-central-1:111122223333:function:rotate"

  rotation_rules {
    schedule_expression = "rate(180 days)"
    #                     ^^^^^^^^^^^^^^^^ fail
  }
}
