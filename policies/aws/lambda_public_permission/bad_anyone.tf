resource "aws_lambda_permission" "anyone" {
  action        = "lambda:InvokeFunction"
  function_name = "handler"
  principal     = "*"
  #               ^^^ fail
}

resource "aws_lambda_permission" "url" {
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = "handler"
  principal              = "*"
  #                        ^^^ fail
  function_url_auth_type = "NONE"
}
