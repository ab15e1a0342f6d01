resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "explicit" {
  name           = "explicit"
  s3_bucket_name = "example-trail"
  enable_logging = true
}
