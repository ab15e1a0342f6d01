variable "bucket" {
  type = string
}

variable "targets" {
  type = list(string)
}

resource "aws_s3_bucket" "maybe" {
  bucket = "example-maybe"
}

resource "aws_s3_bucket_logging" "maybe" {
  bucket        = var.bucket
  target_bucket = "example-logs"
  target_prefix = "maybe/"
}

resource "aws_s3_bucket" "dynamic" {
  bucket = "example-dynamic"

  dynamic "logging" {
    for_each = var.targets
    content {
      target_bucket = logging.value
    }
  }
}
