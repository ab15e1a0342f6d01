variable "token" {
  type      = string
  sensitive = true
}

resource "aws_codebuild_project" "release" {
  name         = "release"
  service_role = "arn:aws:iam::123456789012:role/build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    environment_variable {
      name  = "NPM_PASSWORD"
      value = "hunter2-and-more"
      #       ^^^^^^^^^^^^^^^^^^ fail
    }

    environment_variable {
      name  = "API_TOKEN"
      value = var.token
      #       ^^^^^^^^^ fail
      type  = "PLAINTEXT"
    }
  }
}
