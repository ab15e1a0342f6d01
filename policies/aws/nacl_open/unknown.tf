variable "network" {
  type = string
}

variable "egress" {
  type = bool
}

resource "aws_network_acl_rule" "network" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 22
  to_port        = 22
  cidr_block     = var.network
}

resource "aws_network_acl_rule" "direction" {
  network_acl_id = "acl-0123456789abcdef0"
  egress         = var.egress
  rule_number    = 200
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}
