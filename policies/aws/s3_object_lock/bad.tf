resource "aws_s3_bucket" "audit_logs" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-logs"
}

resource "aws_s3_bucket" "nightly" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-nightly"

  tags = {
    purpose = "backup"
  }
}

resource "aws_s3_bucket" "events" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  bucket = "example-events"
}

resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = aws_s3_bucket.events.id
}

resource "aws_s3_bucket_versioning" "elsewhere" {
  bucket = "a-bucket-of-another-module"

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Disabled"
    #            ^^^^^^^^^^ fail
  }
}
