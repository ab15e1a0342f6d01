# The website's bucket, as the old provider wrote it.
resource "aws_s3_bucket" "site" {
  bucket = "example-site"
  acl    = "private" # TODO: CloudFront
}

resource "aws_s3_bucket" "uploads" {
  bucket = "example-uploads"
}

resource "aws_s3_bucket_acl" "uploads" {
  bucket = aws_s3_bucket.uploads.id
  acl    = "private"
}

resource "aws_s3_bucket_acl" "partners" {
  bucket = "example-partners"
  acl    = "private"
}
