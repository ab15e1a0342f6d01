resource "aws_cloudfront_distribution" "old" {
  enabled = true

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/example"
    minimum_protocol_version = "TLSv1.2_2021" # old phones
    ssl_support_method       = "sni-only"
  }
}

resource "aws_cloudfront_distribution" "by_default" {
  enabled = true

  viewer_certificate {
    iam_certificate_id       = "ASCAEXAMPLE"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}
