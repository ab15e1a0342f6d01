variable "log_group_arn" {
  type = string
}

variable "deliver" {
  type = bool
}

resource "aws_cloudtrail" "main" {
  name                       = "main"
  s3_bucket_name             = "example-trail"
  cloud_watch_logs_group_arn = var.log_group_arn
}

resource "aws_cloudtrail" "perhaps" {
  name                       = "perhaps"
  s3_bucket_name             = "example-trail"
  cloud_watch_logs_group_arn = var.deliver ? "${aws_cloudwatch_log_group.trail.arn}:*" : null
}

resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}
