resource "aws_iam_user" "root" {
  name = "root"
}

resource "aws_iam_access_key" "root" {
  user = aws_iam_user.root.name
  #      ^^^^^^^^^^^^^^^^^^^^^^ fail
}

resource "aws_iam_user" "jim" {
  name = "jim"
}

resource "aws_iam_user_login_profile" "jim" {
  user = aws_iam_user.jim.name
  #      ^^^^^^^^^^^^^^^^^^^^^ fail
}
