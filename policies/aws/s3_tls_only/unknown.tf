variable "bucket" {
  type = string
}

variable "policy" {
  type = string
}

resource "aws_s3_bucket" "maybe" {
  bucket = "example-maybe"
}

resource "aws_s3_bucket_policy" "maybe" {
  bucket = var.bucket
  policy = var.policy
}
