resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Nested blocks.
resource "aws_security_group" "main" {
  name   = "main"
  vpc_id = aws_vpc.main.id

  ingress {
    description = "everything" # for now
    protocol    = "tcp"
    from_port   = 0
    to_port     = 65535
    cidr_blocks = var.allowed_cidrs
  }
}

variable "allowed_cidrs" {
  type        = list(string)
  description = "Networks that may reach every port."
}

resource "aws_security_group_rule" "range" {
  security_group_id = aws_security_group.main.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 1
  to_port           = 65535
  cidr_blocks       = concat(["10.0.0.0/8"], var.allowed_cidrs)
}

resource "aws_vpc_security_group_ingress_rule" "four" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "-1"
  cidr_ipv4         = var.allowed_cidr
}

variable "allowed_cidr" {
  type        = string
  description = "Networks that may reach every port."
}

resource "aws_vpc_security_group_ingress_rule" "six" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "tcp"
  from_port         = 1
  to_port           = 65535
  cidr_ipv6         = var.allowed_ipv6_cidr
}

variable "allowed_ipv6_cidr" {
  type        = string
  description = "Networks that may reach every port."
}
