resource "aws_security_group" "web_servers" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "web"

  ingress {
# ^^^^^^^ fail
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"] # the office
  }

  egress {
    description = ""
    #             ^^ fail
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "said_nothing" {
  name        = "nothing"
  description = "Managed by Terraform"
  #             ^^^^^^^^^^^^^^^^^^^^^^ fail
}

resource "aws_security_group_rule" "out" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  security_group_id = "sg-0123456789abcdef0"
  type              = "egress"
  protocol          = "udp"
  from_port         = 1024
  to_port           = 2048
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_vpc_security_group_ingress_rule" "everything" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "-1"
  cidr_ipv4         = "10.0.0.0/8"
}
