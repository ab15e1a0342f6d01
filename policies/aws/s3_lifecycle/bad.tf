# Grows for ever.
resource "aws_s3_bucket" "uploads" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-uploads"
}

resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_lifecycle_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id

  rule {
# ^^^^ fail
    id     = "archive"
    status = "Enabled"

    transition {
      days          = 30
      storage_class = "GLACIER"
    }
  }
}

# As provider 3 wrote it.
resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"

  lifecycle_rule {
# ^^^^^^^^^^^^^^ fail
    id      = "delete"
    enabled = false

    expiration {
      days = 365
    }
  }
}
