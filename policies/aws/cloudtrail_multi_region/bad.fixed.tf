resource "aws_cloudtrail" "absent" {
  name                  = "main"
  s3_bucket_name        = "example-trail"
  is_multi_region_trail = true
}

resource "aws_cloudtrail" "one_region" {
  name                  = "frankfurt"
  s3_bucket_name        = "example-trail"
  is_multi_region_trail = true # the others are not used
}
