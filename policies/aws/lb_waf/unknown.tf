variable "internal" {
  type = bool
}

variable "balancer" {
  type = string
}

resource "aws_lb" "web" {
  name     = "web"
  internal = var.internal
}

resource "aws_lb" "public" {
  name = "public"
}

resource "aws_wafv2_web_acl_association" "some" {
  resource_arn = var.balancer
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/web/0123456789abcdef"
}
