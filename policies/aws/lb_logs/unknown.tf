variable "logs" {
  type = bool
}

variable "type" {
  type = string
}

resource "aws_lb" "switch" {
  name = "switch"

  access_logs {
    bucket  = "example-lb-logs"
    enabled = var.logs
  }
}

resource "aws_lb" "type" {
  name               = "type"
  load_balancer_type = var.type
}

resource "aws_elb" "dynamic" {
  name = "dynamic"

  dynamic "access_logs" {
    for_each = var.logs ? ["example-lb-logs"] : []

    content {
      bucket = access_logs.value
    }
  }
}
