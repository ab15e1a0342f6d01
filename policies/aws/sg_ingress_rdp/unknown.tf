variable "ranges" {
  type = list(string)
}

variable "ports" {
  type = list(number)
}

variable "direction" {
  type = string
}

resource "aws_security_group" "ranges" {
  name = "ranges"

  ingress {
    protocol    = "tcp"
    from_port   = 3389
    to_port     = 3389
    cidr_blocks = var.ranges
  }
}

resource "aws_security_group" "ports" {
  name = "ports"

  dynamic "ingress" {
    for_each = var.ports
    content {
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_security_group_rule" "direction" {
  security_group_id = "sg-0123456789abcdef0"
  type              = var.direction
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}
