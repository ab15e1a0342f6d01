resource "aws_lambda_permission" "topic" {
  statement_id  = "topic"
  action        = "lambda:InvokeFunction"
  function_name = "handler"
  principal     = "sns.amazonaws.com" # all topics
  source_arn    = var.topic_source_arn
}

variable "topic_source_arn" {
  type        = string
  description = "ARN of the resource for which sns.amazonaws.com may invoke the function."
}
