variable "ssl_policy" {
  type = string
}

variable "protocol" {
  type = string
}

resource "aws_lb_listener" "policy" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/0123456789abcdef"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.ssl_policy
}

resource "aws_lb_listener" "protocol" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/0123456789abcdef"
  port              = 443
  protocol          = var.protocol
}
