variable "algorithm" {
  type = string
}

variable "key" {
  type    = string
  default = null
}

resource "aws_s3_bucket_server_side_encryption_configuration" "elsewhere" {
  bucket = "a-bucket-of-another-module"

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = var.algorithm
    }
  }
}

resource "aws_s3_bucket" "legacy" {
  bucket = "example-legacy"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        kms_master_key_id = var.key
        sse_algorithm     = var.algorithm
      }
    }
  }
}
