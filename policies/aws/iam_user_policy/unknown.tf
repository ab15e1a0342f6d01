variable "users" {
  type = list(string)
}

resource "aws_iam_policy_attachment" "several" {
  name       = "several"
  users      = var.users
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
