# Everything from all of IPv6 and from both halves of IPv4.
resource "aws_default_security_group" "main" {
  ingress {
    protocol         = -1
    from_port        = 0
    to_port          = 0
    cidr_blocks      = var.allowed_cidrs
    ipv6_cidr_blocks = var.allowed_ipv6_cidrs
  }
}

variable "allowed_ipv6_cidrs" {
  type        = list(string)
  description = "Networks that may reach every port."
}

variable "allowed_cidrs" {
  type        = list(string)
  description = "Networks that may reach every port."
}

# Attributes as blocks.
resource "aws_security_group" "listed" {
  name = "listed"

  ingress = [
    {
      description      = "everything"
      protocol         = "tcp"
      from_port        = 1
      to_port          = 65535
      cidr_blocks      = var.allowed_cidrs
      ipv6_cidr_blocks = []
      prefix_list_ids  = []
      security_groups  = []
      self             = false
    },
  ]
}
