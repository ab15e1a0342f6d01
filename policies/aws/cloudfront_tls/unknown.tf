variable "minimum" {
  type = string
}

variable "certificate" {
  type = string
}

resource "aws_cloudfront_distribution" "minimum" {
  enabled = true

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/example"
    minimum_protocol_version = var.minimum
    ssl_support_method       = "sni-only"
  }
}

resource "aws_cloudfront_distribution" "certificate" {
  enabled = true

  viewer_certificate {
    cloudfront_default_certificate = var.certificate == ""
    acm_certificate_arn            = var.certificate
    minimum_protocol_version       = "TLSv1"
  }
}
