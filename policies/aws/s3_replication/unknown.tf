variable "status" {
  type = string
}

variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "maybe" {
  bucket = "example-maybe"
}

resource "aws_s3_bucket_replication_configuration" "maybe" {
  bucket = var.bucket
  role   = "arn:aws:iam::123456789012:role/replication"

  rule {
    status = var.status

    destination {
      bucket = "arn:aws:s3:::example-copy"
    }
  }
}
