resource "aws_ecr_repository" "by_default" {
  name                 = "by-default"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "written" {
  for_each = toset(["a", "b"])

  name                 = each.key
  image_tag_mutability = "IMMUTABLE" # latest
}
