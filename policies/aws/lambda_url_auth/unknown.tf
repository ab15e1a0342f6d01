variable "authorization_type" {
  type = string
}

resource "aws_lambda_function_url" "hook" {
  function_name      = "hook"
  authorization_type = var.authorization_type
}
