resource "aws_security_group" "bastion" {
  name = "bastion"

  ingress {
    description = "SSH" # from everywhere, for now
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = var.allowed_admin_cidrs
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

variable "allowed_admin_cidrs" {
  type        = list(string)
  description = "Networks from which machines are administered."
}

resource "aws_security_group_rule" "wide_range" {
  security_group_id = aws_security_group.bastion.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 0
  to_port           = 1024
  cidr_blocks       = concat(["10.0.0.0/8"], var.allowed_admin_cidrs)
}

resource "aws_vpc_security_group_ingress_rule" "everything" {
  security_group_id = aws_security_group.bastion.id
  ip_protocol       = "-1"
  cidr_ipv4         = var.allowed_admin_cidr
}

variable "allowed_admin_cidr" {
  type        = string
  description = "Networks from which machines are administered."
}
