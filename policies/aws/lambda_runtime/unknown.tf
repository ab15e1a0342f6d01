variable "runtime" {
  type = string
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::123456789012:role/hook"
  handler       = "index.handler"
  runtime       = var.runtime
}
