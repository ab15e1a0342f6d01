resource "aws_cloudtrail" "absent" {
  name                       = "main"
  s3_bucket_name             = "example-trail"
  enable_log_file_validation = true
}

resource "aws_cloudtrail" "switched_off" {
  name                       = "audit"
  s3_bucket_name             = "example-trail"
  enable_log_file_validation = true # digests confuse the importer
}
