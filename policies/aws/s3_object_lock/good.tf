resource "aws_s3_bucket" "audit" {
  bucket              = "example-audit"
  object_lock_enabled = true
}

resource "aws_s3_bucket" "backup" {
  bucket = "example-backup"
}

resource "aws_s3_bucket_object_lock_configuration" "backup" {
  bucket = aws_s3_bucket.backup.id

  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 30
    }
  }
}

resource "aws_s3_bucket" "trail" {
  bucket = "example-trail"
}

resource "aws_s3_bucket_versioning" "trail" {
  bucket = aws_s3_bucket.trail.id

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}

# Holds nothing that has to be kept.
resource "aws_s3_bucket" "site" {
  bucket = "example-site"
}
