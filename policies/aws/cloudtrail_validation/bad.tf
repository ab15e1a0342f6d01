resource "aws_cloudtrail" "absent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name           = "main"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "switched_off" {
  name                       = "audit"
  s3_bucket_name             = "example-trail"
  enable_log_file_validation = false # digests confuse the importer
  #                            ^^^^^ fail
}
