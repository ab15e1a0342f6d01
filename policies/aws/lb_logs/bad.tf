resource "aws_lb" "web" {
#^^^^^^^^^^^^^^^^^^^^^^ fail
  name     = "web"
  internal = false
}

resource "aws_alb" "off" {
  name = "off"

  access_logs {
    bucket  = "example-lb-logs"
    enabled = false # costs
    #         ^^^^^ fail
  }
}

resource "aws_lb" "off_by_default" {
  name = "off-by-default"

  access_logs {
# ^^^^^^^^^^^ fail
    bucket = "example-lb-logs"
  }
}

resource "aws_elb" "classic" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "classic"
}

resource "aws_lb" "network" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name               = "network"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.network.arn
  port              = 443
  protocol          = "TLS"
}
