resource "aws_codebuild_project" "release" {
  name         = "release"
  service_role = "arn:aws:iam::123456789012:role/build"

  artifacts {
    type                = "S3"
    location            = "example-artifacts"
    encryption_disabled = true # read by the old deployer
    #                     ^^^^ fail
  }

  secondary_artifacts {
    artifact_identifier = "reports"
    type                = "S3"
    location            = "example-artifacts"
    encryption_disabled = true
    #                     ^^^^ fail
  }

  environment {
    compute_type    = "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/standard:7.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = true
    #                 ^^^^ fail
  }

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
      #        ^^^^^^^^^^ fail
    }
  }
}
