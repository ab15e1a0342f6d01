resource "aws_cloudtrail" "main" {
  name                       = "main"
  s3_bucket_name             = "example-trail"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
}

resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_iam_role" "trail" {
  name               = "trail"
  assume_role_policy = "{}"
}

resource "aws_cloudtrail" "elsewhere" {
  name                       = "elsewhere"
  s3_bucket_name             = "example-trail"
  cloud_watch_logs_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:trail:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::111122223333:role/trail"
}
