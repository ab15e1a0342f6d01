resource "aws_codebuild_project" "release" {
  name         = "release"
  service_role = "arn:aws:iam::123456789012:role/build"

  artifacts {
    type                = "S3"
    location            = "example-artifacts"
    encryption_disabled = false # read by the old deployer
  }

  secondary_artifacts {
    artifact_identifier = "reports"
    type                = "S3"
    location            = "example-artifacts"
    encryption_disabled = false
  }

  environment {
    compute_type    = "BUILD_GENERAL1_SMALL"
    image           = "aws/codebuild/standard:7.0"
    type            = "LINUX_CONTAINER"
    privileged_mode = false
  }

  logs_config {
    cloudwatch_logs {
      status = "ENABLED"
    }
  }
}
