# A password is enough.
resource "aws_iam_group" "developers" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "developers"
}

resource "aws_iam_group" "auditors" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "auditors"
}

resource "aws_iam_group_policy_attachment" "auditors" {
  group      = aws_iam_group.auditors.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
