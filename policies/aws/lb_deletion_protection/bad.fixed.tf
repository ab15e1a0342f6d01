resource "aws_lb" "web" {
  name                       = "web"
  enable_deletion_protection = true
}

resource "aws_alb" "old" {
  name                       = "old"
  enable_deletion_protection = true # rebuilt every week
}
