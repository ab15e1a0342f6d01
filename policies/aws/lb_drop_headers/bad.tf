resource "aws_lb" "web" {
#^^^^^^^^^^^^^^^^^^^^^^ fail
  name               = "web"
  load_balancer_type = "application"
}

resource "aws_alb" "old" {
  name                       = "old"
  drop_invalid_header_fields = false # X_Legacy_User
  #                            ^^^^^ fail
}
