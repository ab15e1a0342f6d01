resource "aws_wafv2_web_acl" "cdn" {
  name  = "cdn"
  scope = "CLOUDFRONT"
}

resource "aws_cloudfront_distribution" "site" {
  enabled    = true
  web_acl_id = aws_wafv2_web_acl.cdn.arn
}
