resource "aws_lambda_permission" "topic" {
  statement_id  = "topic"
  action        = "lambda:InvokeFunction"
  function_name = "handler"
  principal     = "sns.amazonaws.com" # all topics
  #               ^^^^^^^^^^^^^^^^^^^ fail
}
