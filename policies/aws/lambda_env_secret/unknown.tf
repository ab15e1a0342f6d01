variable "environment" {
  type = map(string)
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::123456789012:role/hook"

  environment {
    variables = merge({ STAGE = "prod" }, var.environment)
  }
}
