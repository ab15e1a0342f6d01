resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "example-trail"
  enable_logging = true # until the bucket is emptied
}
