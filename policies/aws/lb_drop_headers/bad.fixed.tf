resource "aws_lb" "web" {
  name                       = "web"
  load_balancer_type         = "application"
  drop_invalid_header_fields = true
}

resource "aws_alb" "old" {
  name                       = "old"
  drop_invalid_header_fields = true # X_Legacy_User
}
