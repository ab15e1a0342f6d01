resource "aws_s3_bucket" "invoices" {
  bucket = "example-invoices"
}

resource "aws_s3_bucket_logging" "invoices" {
  bucket        = aws_s3_bucket.invoices.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "invoices/"
}

resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.logs.arn}/*"
    }]
  })
}

# As provider 3 wrote it.
resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"

  logging {
    target_bucket = "example-logs"
  }
}

resource "aws_s3_bucket" "old_logs" {
  bucket = "example-old-logs"
  acl    = "log-delivery-write"
}
