resource "aws_ecr_repository" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "by-default"
}

resource "aws_ecr_repository" "written" {
  for_each = toset(["a", "b"])

  name                 = each.key
  image_tag_mutability = "MUTABLE" # latest
  #                      ^^^^^^^^^ fail
}
