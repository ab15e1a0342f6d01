resource "aws_lambda_function" "web_hook" {
  function_name = "web-hook"
  role          = "arn:aws:iam::123456789012:role/hook" # shared

  environment {
    variables = { STAGE = "prod" }
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.web_hook_dead_letters.arn
  }
}

resource "aws_sqs_queue" "web_hook_dead_letters" {
  name                      = "web-hook-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}
