resource "aws_kms_key" "reports" {
  enable_key_rotation = true
}

resource "aws_s3_bucket" "reports" {
  bucket = "example-reports"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.reports.arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "aws:kms:dsse"
      }
    }
  }
}

# Load balancers cannot write to a bucket with a KMS key.
resource "aws_s3_bucket" "balancer_logs" {
  bucket = "example-balancer-logs"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "balancer_logs" {
  bucket = aws_s3_bucket.balancer_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_lb" "web" {
  name = "web"

  access_logs {
    bucket  = aws_s3_bucket.balancer_logs.id
    enabled = true
  }
}
