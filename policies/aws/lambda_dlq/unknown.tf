variable "queues" {
  type = list(string)
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::123456789012:role/hook"

  dynamic "dead_letter_config" {
    for_each = var.queues

    content {
      target_arn = dead_letter_config.value
    }
  }
}
