resource "aws_lb" "web" {
#^^^^^^^^^^^^^^^^^^^^^^ fail
  name     = "web"
  internal = false # customers
}

resource "aws_alb" "each" {
#^^^^^^^^^^^^^^^^^^^^^^^^ fail
  for_each = toset(["a", "b"])

  name = each.key
}
