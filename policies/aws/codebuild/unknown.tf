variable "privileged" {
  type = bool
}

variable "variables" {
  type = map(string)
}

resource "aws_codebuild_project" "privileged" {
  name         = "privileged"
  service_role = "arn:aws:iam::123456789012:role/build"

  environment {
    compute_type    = "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/standard:7.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = var.privileged
  }
}

resource "aws_codebuild_project" "variables" {
  name         = "variables"
  service_role = "arn:aws:iam::123456789012:role/build"

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"

    dynamic "environment_variable" {
      for_each = var.variables

      content {
        name  = environment_variable.key
        value = environment_variable.value
      }
    }
  }
}
