# Nothing protects this one.
resource "aws_s3_bucket" "exports" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-exports"
}

resource "aws_s3_bucket" "site" {
  bucket = "example-site"
}

resource "aws_s3_bucket_public_access_block" "site" {
  bucket                  = aws_s3_bucket.site.id
  block_public_acls       = true
  block_public_policy     = false # CloudFront's policy needs it, somebody said
  #                         ^^^^^ fail
  ignore_public_acls      = true
  restrict_public_buckets = false
  #                         ^^^^^ fail
}

resource "aws_s3_bucket_public_access_block" "elsewhere" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket            = "a-bucket-of-another-module"
  block_public_acls = true
}
