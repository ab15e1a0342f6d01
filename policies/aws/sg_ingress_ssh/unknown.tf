variable "ranges" {
  type = list(string)
}

variable "ports" {
  type = list(number)
}

resource "aws_security_group" "ranges" {
  name = "ranges"

  ingress {
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
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
