# Nested blocks.
resource "aws_security_group" "main" {
  name = "main"

  egress {
    description = "Out" # for now
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
    #              ^^^^^^^^^^^ fail
  }
}

resource "aws_security_group_rule" "both" {
  security_group_id = aws_security_group.main.id
  type              = "egress"
  protocol          = "all"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["10.0.0.0/8", "0.0.0.0/0"]
  #                                  ^^^^^^^^^^^ fail
  ipv6_cidr_blocks  = ["::/0"]
  #                    ^^^^^^ fail
}

resource "aws_vpc_security_group_egress_rule" "four" {
  security_group_id = aws_security_group.main.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
  #                   ^^^^^^^^^^^ fail
}

# Attributes as blocks.
resource "aws_default_security_group" "listed" {
  egress = [
    {
      description      = ""
      protocol         = -1
      from_port        = 0
      to_port          = 0
      cidr_blocks      = ["0.0.0.0/0"]
      #                   ^^^^^^^^^^^ fail
      ipv6_cidr_blocks = []
      prefix_list_ids  = []
      security_groups  = []
      self             = false
    },
  ]
}
