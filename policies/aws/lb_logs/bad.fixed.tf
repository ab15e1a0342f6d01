resource "aws_lb" "web" {
  name     = "web"
  internal = false

  access_logs {
    bucket  = var.lb_log_bucket
    enabled = true
  }
}

variable "lb_log_bucket" {
  type        = string
  description = "Name of the S3 bucket that takes the access logs of load balancers."
}

resource "aws_alb" "off" {
  name = "off"

  access_logs {
    bucket  = "example-lb-logs"
    enabled = true # costs
  }
}

resource "aws_lb" "off_by_default" {
  name = "off-by-default"

  access_logs {
    bucket  = "example-lb-logs"
    enabled = true
  }
}

resource "aws_elb" "classic" {
  name = "classic"

  access_logs {
    bucket  = var.lb_log_bucket
    enabled = true
  }
}

resource "aws_lb" "network" {
  name               = "network"
  load_balancer_type = "network"

  access_logs {
    bucket  = var.lb_log_bucket
    enabled = true
  }
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.network.arn
  port              = 443
  protocol          = "TLS"
}
