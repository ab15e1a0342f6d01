variable "source_arn" {
  type = string
}

variable "caller" {
  type = string
}

resource "aws_lambda_permission" "source" {
  action        = "lambda:InvokeFunction"
  function_name = "handler"
  principal     = "events.amazonaws.com"
  source_arn    = var.source_arn
}

resource "aws_lambda_permission" "caller" {
  action        = "lambda:InvokeFunction"
  function_name = "handler"
  principal     = var.caller
}
