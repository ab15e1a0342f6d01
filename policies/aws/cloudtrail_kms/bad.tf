resource "aws_cloudtrail" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name           = "main"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "managed" {
  name           = "main"
  s3_bucket_name = "example-trail"
  kms_key_id     = "alias/aws/s3"
  #                ^^^^^^^^^^^^^^ fail
}
