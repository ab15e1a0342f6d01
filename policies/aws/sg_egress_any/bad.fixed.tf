# Nested blocks.
resource "aws_security_group" "main" {
  name = "main"

  egress {
    description = "Out" # for now
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = var.allowed_egress_cidrs
  }
}

variable "allowed_egress_cidrs" {
  type        = list(string)
  description = "Networks that may be reached from inside."
}

resource "aws_security_group_rule" "both" {
  security_group_id = aws_security_group.main.id
  type              = "egress"
  protocol          = "all"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = concat(["10.0.0.0/8"], var.allowed_egress_cidrs)
  ipv6_cidr_blocks  = var.allowed_egress_ipv6_cidrs
}

variable "allowed_egress_ipv6_cidrs" {
  type        = list(string)
  description = "Networks that may be reached from inside."
}

resource "aws_vpc_security_group_egress_rule" "four" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "-1"
  cidr_ipv4         = var.allowed_egress_cidr
}

variable "allowed_egress_cidr" {
  type        = string
  description = "Networks that may be reached from inside."
}

# Attributes as blocks.
resource "aws_default_security_group" "listed" {
  egress = [
    {
      description      = ""
      protocol         = -1
      from_port        = 0
      to_port          = 0
      cidr_blocks      = var.allowed_egress_cidrs
      ipv6_cidr_blocks = []
      prefix_list_ids  = []
      security_groups  = []
      self             = false
    },
  ]
}
