resource "aws_network_acl" "main" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 0
    to_port    = 65535
    cidr_block = var.allowed_admin_cidr # for now
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

variable "allowed_admin_cidr" {
  type        = string
  description = "Network from which machines are administered."
}

resource "aws_network_acl_rule" "ssh" {
  network_acl_id = aws_network_acl.main.id
  rule_number    = 200
  rule_action    = "allow"
  protocol       = "6"
  from_port      = 22
  to_port        = 22
  cidr_block     = var.allowed_admin_cidr
}

resource "aws_network_acl_rule" "all" {
  network_acl_id  = aws_network_acl.main.id
  rule_number     = 300
  egress          = false
  rule_action     = "allow"
  protocol        = "all"
  ipv6_cidr_block = var.allowed_admin_ipv6_cidr
}

variable "allowed_admin_ipv6_cidr" {
  type        = string
  description = "Network from which machines are administered."
}

# Attributes as blocks.
resource "aws_default_network_acl" "standard" {
  default_network_acl_id = "acl-0123456789abcdef0"

  ingress = [
    {
      rule_no         = 100
      action          = "allow"
      protocol        = -1
      from_port       = 0
      to_port         = 0
      cidr_block      = var.allowed_admin_cidr
      ipv6_cidr_block = null
      icmp_type       = null
      icmp_code       = null
    },
  ]
}
