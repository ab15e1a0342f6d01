resource "aws_cloudfront_distribution" "site" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  enabled = true # since May
}

resource "aws_cloudfront_distribution" "empty" {
  enabled    = true
  web_acl_id = ""
  #            ^^ fail
}
