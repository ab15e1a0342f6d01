resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# All protocols from all of IPv6 and from both halves of IPv4.
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol         = -1
    from_port        = 0
    to_port          = 0
    ipv6_cidr_blocks = var.allowed_admin_ipv6_cidrs
  }
}

variable "allowed_admin_ipv6_cidrs" {
  type        = list(string)
  description = "Networks from which machines are administered."
}

# Attributes as blocks.
resource "aws_security_group" "listed" {
  name   = "listed"
  vpc_id = aws_vpc.main.id

  ingress = [
    {
      description      = "SSH"
      protocol         = "tcp"
      from_port        = 22
      to_port          = 22
      cidr_blocks      = var.allowed_admin_cidrs
      ipv6_cidr_blocks = []
      prefix_list_ids  = []
      security_groups  = []
      self             = false
    },
  ]
}

variable "allowed_admin_cidrs" {
  type        = list(string)
  description = "Networks from which machines are administered."
}

resource "aws_vpc_security_group_ingress_rule" "six" {
  security_group_id = aws_security_group.listed.id
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_ipv6         = var.allowed_admin_ipv6_cidr
}

variable "allowed_admin_ipv6_cidr" {
  type        = string
  description = "Networks from which machines are administered."
}
