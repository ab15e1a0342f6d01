variable "vpc_id" {
  type = string
}

variable "rules" {
  type = list(string)
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_default_security_group" "elsewhere" {
  vpc_id = var.vpc_id

  dynamic "ingress" {
    for_each = var.rules
    content {
      protocol    = "-1"
      from_port   = 0
      to_port     = 0
      cidr_blocks = [ingress.value]
    }
  }
}
