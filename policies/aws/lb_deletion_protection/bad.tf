resource "aws_lb" "web" {
#^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "web"
}

resource "aws_alb" "old" {
  name                       = "old"
  enable_deletion_protection = false # rebuilt every week
  #                            ^^^^^ fail
}
