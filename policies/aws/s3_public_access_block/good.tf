variable "logs_bucket" {
  type    = string
  default = "example-logs"
}

resource "aws_s3_bucket" "by_id" {
  bucket = "example-by-id"
}

resource "aws_s3_bucket_public_access_block" "by_id" {
  bucket                  = aws_s3_bucket.by_id.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "by_name" {
  bucket = var.logs_bucket
}

resource "aws_s3_bucket_public_access_block" "by_name" {
  bucket                  = "example-logs"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "counted" {
  count = 2
}

resource "aws_s3_bucket_public_access_block" "counted" {
  count                   = 2
  bucket                  = aws_s3_bucket.counted[count.index].bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
