resource "aws_lambda_function" "web_hook" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  function_name = "web-hook"
  role          = "arn:aws:iam::123456789012:role/hook" # shared

  environment {
    variables = { STAGE = "prod" }
  }
}
