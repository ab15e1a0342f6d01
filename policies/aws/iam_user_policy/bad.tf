resource "aws_iam_user" "jim" {
  name = "jim"
}

resource "aws_iam_user_policy" "inline" {
  name   = "inline"
  user   = aws_iam_user.jim.name
  #        ^^^^^^^^^^^^^^^^^^^^^ fail
  policy = "{}"
}

resource "aws_iam_user_policy_attachment" "attached" {
  user       = aws_iam_user.jim.name
  #            ^^^^^^^^^^^^^^^^^^^^^ fail
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_policy_attachment" "several" {
  name       = "several"
  users      = [aws_iam_user.jim.name]
  #            ^^^^^^^^^^^^^^^^^^^^^^^ fail
  groups     = ["auditors"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
