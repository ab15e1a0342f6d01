resource "aws_wafv2_web_acl" "public_web" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name  = "public-web"
  scope = "REGIONAL" # no CloudFront yet
}

resource "aws_wafv2_web_acl" "each" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  for_each = toset(["a", "b"])

  name  = each.key
  scope = "REGIONAL"
}
