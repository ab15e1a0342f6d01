resource "aws_iam_role" "task" {
  name               = "task"
  assume_role_policy = "{}"
}

resource "aws_iam_policy" "deploy" {
  name = "deploy"

  policy = jsonencode({
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["ecs:RunTask", "ecs:RegisterTaskDefinition"]
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = aws_iam_role.task.arn
      },
    ]
  })
}

data "aws_iam_policy_document" "own_keys" {
  statement {
    actions   = ["iam:CreateAccessKey"]
    resources = ["arn:aws:iam::*:user/$${aws:username}"]
  }
}
