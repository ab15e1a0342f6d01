resource "aws_cloudfront_distribution" "site" {
  enabled    = true # since May
  web_acl_id = var.cloudfront_web_acl_arn
}

variable "cloudfront_web_acl_arn" {
  type        = string
  description = "ARN of the WAF web ACL (scope CLOUDFRONT) that protects distributions."
}

resource "aws_cloudfront_distribution" "empty" {
  enabled    = true
  web_acl_id = var.cloudfront_web_acl_arn
}
