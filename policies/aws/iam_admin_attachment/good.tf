resource "aws_iam_policy" "own" {
  name   = "own"
  policy = "{}"
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = "deploy"
  policy_arn = aws_iam_policy.own.arn
}

resource "aws_iam_role_policy_attachment" "ssm" {
  role       = "deploy"
  policy_arn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_role" "attached" {
  name                = "attached"
  assume_role_policy  = "{}"
  managed_policy_arns = [aws_iam_policy.own.arn]
}
