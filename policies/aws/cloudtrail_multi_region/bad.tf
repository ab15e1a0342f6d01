resource "aws_cloudtrail" "absent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name           = "main"
  s3_bucket_name = "example-trail"
}

resource "aws_cloudtrail" "one_region" {
  name                  = "frankfurt"
  s3_bucket_name        = "example-trail"
  is_multi_region_trail = false # the others are not used
  #                       ^^^^^ fail
}
