resource "aws_s3_bucket" "invoices" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-invoices"
}

# Receives the logs of the others already.
resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_logging" "reports" {
  bucket        = aws_s3_bucket.reports.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "reports/"
}
