resource "aws_s3_bucket" "invoices" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-invoices"
}

resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_replication_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id
  role   = "arn:aws:iam::123456789012:role/replication"

  rule {
# ^^^^ fail
    status = "Disabled"

    destination {
      bucket = "arn:aws:s3:::example-reports-copy"
    }
  }
}

# As provider 3 wrote it.
resource "aws_s3_bucket" "legacy" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-legacy"

  replication_configuration {
    role = "arn:aws:iam::123456789012:role/replication"

    rules {
      status = "Disabled"

      destination {
        bucket = "arn:aws:s3:::example-legacy-copy"
      }
    }
  }
}
