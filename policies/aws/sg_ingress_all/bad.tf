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
    cidr_blocks = ["0.0.0.0/0"]
    #              ^^^^^^^^^^^ fail
  }
}

resource "aws_security_group_rule" "range" {
  security_group_id = aws_security_group.main.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 1
  to_port           = 65535
  cidr_blocks       = ["10.0.0.0/8", "0.0.0.0/0"]
  #                                  ^^^^^^^^^^^ fail
}

resource "aws_vpc_security_group_ingress_rule" "four" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
  #                   ^^^^^^^^^^^ fail
}

resource "aws_vpc_security_group_ingress_rule" "six" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "tcp"
  from_port         = 1
  to_port           = 65535
  cidr_ipv6         = "::/0"
  #                   ^^^^^^ fail
}
