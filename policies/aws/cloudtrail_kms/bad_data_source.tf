# The alias of the key that AWS manages.
data "aws_kms_alias" "service" {
  name = "alias/aws/s3"
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "example-trail"
  kms_key_id     = data.aws_kms_alias.service.target_key_arn
  #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
