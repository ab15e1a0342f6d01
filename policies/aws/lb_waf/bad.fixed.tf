resource "aws_lb" "web" {
  name     = "web"
  internal = false # customers
}

resource "aws_wafv2_web_acl_association" "web" {
  resource_arn = aws_lb.web.arn
  web_acl_arn  = var.waf_web_acl_arn
}

variable "waf_web_acl_arn" {
  type        = string
  description = "ARN of the WAF web ACL that protects load balancers."
}

resource "aws_alb" "each" {
  for_each = toset(["a", "b"])

  name = each.key
}

resource "aws_wafv2_web_acl_association" "each" {
  for_each     = aws_alb.each
  resource_arn = each.value.arn
  web_acl_arn  = var.waf_web_acl_arn
}
