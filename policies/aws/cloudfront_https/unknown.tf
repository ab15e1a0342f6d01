variable "protocol" {
  type = string
}

variable "paths" {
  type = list(string)
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = var.protocol
  }
}

resource "aws_cloudfront_distribution" "paths" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "https-only"
  }

  dynamic "ordered_cache_behavior" {
    for_each = var.paths

    content {
      path_pattern           = ordered_cache_behavior.value
      target_origin_id       = "api"
      viewer_protocol_policy = "allow-all"
    }
  }
}
