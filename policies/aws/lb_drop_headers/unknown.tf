variable "drop" {
  type = bool
}

variable "type" {
  type = string
}

resource "aws_lb" "web" {
  name                       = "web"
  drop_invalid_header_fields = var.drop
}

resource "aws_lb" "type" {
  name               = "type"
  load_balancer_type = var.type
}
