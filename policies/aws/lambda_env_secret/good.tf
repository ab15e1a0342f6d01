variable "password" {
  type      = string
  sensitive = true
}

resource "aws_secretsmanager_secret" "db" {
  name = "db"
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::123456789012:role/hook"

  environment {
    variables = {
      STAGE          = "prod"
      DB_SECRET_ARN  = aws_secretsmanager_secret.db.arn
      TOKEN_ENDPOINT = "https://login.example.com/token"
      MAX_TOKENS     = "4096"
    }
  }
}

# From outside the code.
resource "aws_lambda_function" "from_variable" {
  function_name = "from-variable"
  role          = "arn:aws:iam::123456789012:role/hook"

  environment {
    variables = {
      DB_PASSWORD = var.password
    }
  }
}
