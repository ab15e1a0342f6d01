resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Nested blocks.
resource "aws_security_group" "main" {
  name   = "main"
  vpc_id = aws_vpc.main.id

  ingress {
    description = "Databases" # for now
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = var.allowed_database_cidrs
  }
}

variable "allowed_database_cidrs" {
  type        = list(string)
  description = "Networks of the applications that use the data store."
}

resource "aws_security_group_rule" "range" {
  security_group_id = aws_security_group.main.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 3000
  to_port           = 6000
  cidr_blocks       = concat(["10.0.0.0/8"], var.allowed_database_cidrs)
}

resource "aws_vpc_security_group_ingress_rule" "four" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "-1"
  cidr_ipv4         = var.allowed_database_cidr
}

variable "allowed_database_cidr" {
  type        = string
  description = "Networks of the applications that use the data store."
}

resource "aws_vpc_security_group_ingress_rule" "six" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "tcp"
  from_port         = 3000
  to_port           = 6000
  cidr_ipv6         = var.allowed_database_ipv6_cidr
}

variable "allowed_database_ipv6_cidr" {
  type        = string
  description = "Networks of the applications that use the data store."
}
