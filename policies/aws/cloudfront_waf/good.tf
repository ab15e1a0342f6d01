resource "aws_wafv2_web_acl" "cdn" {
  name  = "cdn"
  scope = "CLOUDFRONT"
}

resource "aws_cloudfront_distribution" "site" {
  enabled    = true
  web_acl_id = aws_wafv2_web_acl.cdn.arn
}

resource "aws_cloudfront_distribution" "classic" {
  enabled    = true
  web_acl_id = "473e64fd-f30b-4765-81a0-62ad96dd167a"
}
