resource "aws_cloudtrail" "main" {
  name                       = "main"
  s3_bucket_name             = "example-trail"
  cloud_watch_logs_group_arn = var.cloudtrail_log_group_arn
  cloud_watch_logs_role_arn  = var.cloudtrail_logs_role_arn
}

variable "cloudtrail_log_group_arn" {
  type        = string
  description = "ARN of the CloudWatch log group that CloudTrail delivers to, with :* at its end."
}

variable "cloudtrail_logs_role_arn" {
  type        = string
  description = "ARN of the role with which CloudTrail writes to the log group."
}

resource "aws_cloudtrail" "empty" {
  name                       = "empty"
  s3_bucket_name             = "example-trail"
  cloud_watch_logs_group_arn = var.cloudtrail_log_group_arn
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
}

resource "aws_iam_role" "trail" {
  name               = "trail"
  assume_role_policy = "{}"
}
