variable "versioning" {
  type = bool
}

variable "bucket" {
  type = string
}

resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"

  versioning {
    enabled = var.versioning
  }
}

resource "aws_s3_bucket" "maybe" {
  bucket = "example-maybe"
}

resource "aws_s3_bucket_versioning" "maybe" {
  bucket = var.bucket

  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}
