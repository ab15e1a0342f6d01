variable "bucket" {
  type = string
}

variable "block" {
  type = bool
}

# Whether the block below is this bucket's depends on the variable.
resource "aws_s3_bucket" "maybe" {
  bucket = "example-maybe"
}

resource "aws_s3_bucket_public_access_block" "maybe" {
  bucket                  = var.bucket
  block_public_acls       = var.block
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
