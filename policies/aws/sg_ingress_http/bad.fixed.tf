resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Nested blocks.
resource "aws_security_group" "main" {
  name   = "main"
  vpc_id = aws_vpc.main.id

  ingress {
    description = "HTTP" # for now
    protocol    = "tcp"
    from_port   = 80
    to_port     = 80
    cidr_blocks = var.allowed_http_cidrs
  }
}

variable "allowed_http_cidrs" {
  type        = list(string)
  description = "Networks that may use unencrypted HTTP."
}

resource "aws_security_group_rule" "range" {
  security_group_id = aws_security_group.main.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 0
  to_port           = 1024
  cidr_blocks       = concat(["10.0.0.0/8"], var.allowed_http_cidrs)
}

resource "aws_vpc_security_group_ingress_rule" "four" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "-1"
  cidr_ipv4         = var.allowed_http_cidr
}

variable "allowed_http_cidr" {
  type        = string
  description = "Networks that may use unencrypted HTTP."
}

resource "aws_vpc_security_group_ingress_rule" "six" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "tcp"
  from_port         = 0
  to_port           = 1024
  cidr_ipv6         = var.allowed_http_ipv6_cidr
}

variable "allowed_http_ipv6_cidr" {
  type        = string
  description = "Networks that may use unencrypted HTTP."
}
