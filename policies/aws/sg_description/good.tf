resource "aws_security_group" "web" {
  name        = "web"
  description = "Web servers behind the load balancer"

  ingress {
    description = "HTTPS from the load balancer"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id = aws_security_group.web.id
  description       = "Database"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_default_security_group" "closed" {
  vpc_id = "vpc-0123456789abcdef0"
}
