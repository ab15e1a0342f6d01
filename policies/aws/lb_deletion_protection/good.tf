resource "aws_lb" "web" {
  name                       = "web"
  enable_deletion_protection = true
}

locals {
  production = true
}

resource "aws_lb" "network" {
  name                       = "network"
  load_balancer_type         = "network"
  enable_deletion_protection = local.production
}
