variable "user" {
  type = string
}

resource "aws_iam_access_key" "maybe" {
  user = var.user
}
