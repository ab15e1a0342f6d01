variable "own_key_arn" {
  type = string
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "example-trail"
  kms_key_id     = var.own_key_arn
}
