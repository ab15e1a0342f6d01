resource "aws_iam_role_policy_attachment" "deploy" {
  role       = "deploy"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}

resource "aws_iam_group_policy_attachment" "developers" {
  group      = "developers"
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess" # until the reorganisation
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}

resource "aws_iam_role" "ci" {
  name               = "ci"
  assume_role_policy = "{}"

  managed_policy_arns = [
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn:aws:iam::aws:policy/IAMFullAccess",
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  ]
}

variable "policies" {
  type    = set(string)
  default = ["AdministratorAccess"]
}

resource "aws_iam_user_policy_attachment" "each" {
  for_each   = var.policies
  user       = "jim"
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
