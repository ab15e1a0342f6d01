resource "aws_security_group" "bastion" {
  name = "bastion"

  ingress {
    description = "SSH" # from everywhere, for now
    protocol    = "tcp"
    from_port   = 22
    to_port     = 22
    cidr_blocks = ["0.0.0.0/0"]
    #              ^^^^^^^^^^^ fail
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "wide_range" {
  security_group_id = aws_security_group.bastion.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 0
  to_port           = 1024
  cidr_blocks       = ["10.0.0.0/8", "0.0.0.0/0"]
  #                                  ^^^^^^^^^^^ fail
}

resource "aws_vpc_security_group_ingress_rule" "everything" {
  security_group_id = aws_security_group.bastion.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
  #                   ^^^^^^^^^^^ fail
}
