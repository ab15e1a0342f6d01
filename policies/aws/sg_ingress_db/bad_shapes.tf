variable "ports" {
  type    = set(number)
  default = [5432]
}

# Everything from all of IPv6 and from both halves of IPv4.
resource "aws_default_security_group" "main" {
  ingress {
    protocol         = -1
    from_port        = 0
    to_port          = 0
    cidr_blocks      = ["0.0.0.0/1", "128.0.0.0/1"]
    #                                ^^^^^^^^^^^^^ fail
    #                   ^^^^^^^^^^^ fail
    ipv6_cidr_blocks = ["::/0"]
    #                   ^^^^^^ fail
  }
}

# Attributes as blocks.
resource "aws_security_group" "listed" {
  name = "listed"

  ingress = [
    {
      description      = "Databases"
      protocol         = "tcp"
      from_port        = 3000
      to_port          = 6000
      cidr_blocks      = ["0.0.0.0/0"]
      #                   ^^^^^^^^^^^ fail
      ipv6_cidr_blocks = []
      prefix_list_ids  = []
      security_groups  = []
      self             = false
    },
  ]
}

# One rule for each of several ports.
resource "aws_security_group_rule" "each" {
  for_each          = var.ports
  security_group_id = aws_security_group.listed.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = each.value
  to_port           = each.value
  cidr_blocks       = ["0.0.0.0/0"]
  #                    ^^^^^^^^^^^ fail
}
