# The alias of the key that AWS manages.
data "aws_kms_alias" "service" {
  name = "alias/aws/s3"
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "example-trail"
  kms_key_id     = var.cloudtrail_kms_key_arn
}

variable "cloudtrail_kms_key_arn" {
  type        = string
  description = "ARN of the KMS key that encrypts the log files of CloudTrail."
}
