resource "aws_ecr_repository" "by_default" {
  name = "by-default"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_repository" "off" {
  name = "off"

  image_scanning_configuration {
    scan_on_push = true # too slow
  }
}
