variable "status" {
  type = string
}

variable "days" {
  type = list(number)
}

resource "aws_s3_bucket_lifecycle_configuration" "elsewhere" {
  bucket = "a-bucket-of-another-module"

  rule {
    id     = "delete"
    status = var.status

    expiration {
      days = 365
    }
  }
}

resource "aws_s3_bucket" "dynamic" {
  bucket = "example-dynamic"

  dynamic "lifecycle_rule" {
    for_each = var.days
    content {
      enabled = true

      expiration {
        days = lifecycle_rule.value
      }
    }
  }
}
