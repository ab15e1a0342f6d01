variable "protocol" {
  type = string
}

variable "action" {
  type = string
}

resource "aws_lb_listener" "protocol" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/0123456789abcdef"
  port              = 80
  protocol          = var.protocol

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef"
  }
}

resource "aws_lb_listener" "action" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/0123456789abcdef"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = var.action

    redirect {
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
