variable "log_buckets" {
  type = list(string)
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  dynamic "logging_config" {
    for_each = var.log_buckets

    content {
      bucket = logging_config.value
    }
  }
}
