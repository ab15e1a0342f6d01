locals {
  python = "python3.8"
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::123456789012:role/hook"
  handler       = "index.handler"
  runtime       = "nodejs16.x" # since 2022
  #               ^^^^^^^^^^^^ fail
}

resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::123456789012:role/report"
  handler       = "main.handler"
  runtime       = local.python
  #               ^^^^^^^^^^^^ fail
}
