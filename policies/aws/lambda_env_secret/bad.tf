locals {
  common = {
    STAGE   = "prod"
    API_KEY = "8f2c1d7e9b4a6053"
  }
}

resource "aws_lambda_function" "hook" {
  function_name = "hook"
  role          = "arn:aws:iam::123456789012:role/hook"

  environment {
    variables = {
      STAGE       = "prod"
      DB_PASSWORD = "hunter2-and-more"
      #             ^^^^^^^^^^^^^^^^^^ fail
      ACCESS      = "AKIAIOSFODNN7EXAMPLE"
      #             ^^^^^^^^^^^^^^^^^^^^^^ fail
    }
  }
}

resource "aws_lambda_function" "merged" {
  function_name = "merged"
  role          = "arn:aws:iam::123456789012:role/hook"

  environment {
    variables = merge(local.common, { REGION = "eu-central-1" })
    #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  }
}
