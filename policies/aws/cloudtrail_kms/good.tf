resource "aws_kms_key" "own" {
  description = "Encrypts what needs it"
}

resource "aws_kms_alias" "own" {
  name          = "alias/own"
  target_key_id = aws_kms_key.own.key_id
}

resource "aws_cloudtrail" "by_reference" {
  name           = "main"
  s3_bucket_name = "example-trail"
  kms_key_id     = aws_kms_key.own.arn
}

resource "aws_cloudtrail" "by_alias" {
  name           = "main"
  s3_bucket_name = "example-trail"
  kms_key_id     = aws_kms_alias.own.arn
}

data "aws_kms_alias" "shared" {
  name = "alias/shared"
}

resource "aws_cloudtrail" "by_data_source" {
  name           = "main"
  s3_bucket_name = "example-trail"
  kms_key_id     = data.aws_kms_alias.shared.target_key_arn
}
