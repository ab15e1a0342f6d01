variable "protect" {
  type = bool
}

resource "aws_lb" "web" {
  name                       = "web"
  enable_deletion_protection = var.protect
}
