resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket" "copy" {
  bucket   = "example-reports-copy"
  provider = aws.elsewhere
}

resource "aws_s3_bucket_replication_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id
  role   = "arn:aws:iam::123456789012:role/replication"

  rule {
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.copy.arn
    }
  }
}

resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"

  replication_configuration {
    role = "arn:aws:iam::123456789012:role/replication"

    rules {
      status = "Enabled"

      destination {
        bucket = "arn:aws:s3:::example-legacy-copy"
      }
    }
  }
}
