variable "ranges" {
  type = list(string)
}

variable "protocol" {
  type = string
}

resource "aws_security_group" "ranges" {
  name = "ranges"

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = var.ranges
  }
}

resource "aws_vpc_security_group_egress_rule" "protocol" {
  security_group_id = aws_security_group.ranges.id
  ip_protocol       = var.protocol
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "dynamic" {
  name = "dynamic"

  dynamic "egress" {
    for_each = var.ranges
    content {
      protocol    = "-1"
      from_port   = 0
      to_port     = 0
      cidr_blocks = [egress.value]
    }
  }
}
