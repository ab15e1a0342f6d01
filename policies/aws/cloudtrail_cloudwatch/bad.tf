resource "aws_cloudtrail" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name           = "main"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "empty" {
  name                       = "empty"
  s3_bucket_name             = "example-trail"
  cloud_watch_logs_group_arn = ""
  #                            ^^ fail
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
}

resource "aws_iam_role" "trail" {
  name               = "trail"
  assume_role_policy = "{}"
}
