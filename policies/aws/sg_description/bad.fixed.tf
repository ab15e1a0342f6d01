resource "aws_security_group" "web_servers" {
  name        = "web"
  description = "Security group web servers"

  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"] # the office
    description = "In: TCP 443"
  }

  egress {
    description = "Out: all traffic"
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "said_nothing" {
  name        = "nothing"
  description = "Security group said nothing"
}

resource "aws_security_group_rule" "out" {
  security_group_id = "sg-0123456789abcdef0"
  type              = "egress"
  protocol          = "udp"
  from_port         = 1024
  to_port           = 2048
  cidr_blocks       = ["10.0.0.0/8"]
  description       = "Out: UDP 1024-2048"
}

resource "aws_vpc_security_group_ingress_rule" "everything" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
  description       = "In: all traffic"
}
