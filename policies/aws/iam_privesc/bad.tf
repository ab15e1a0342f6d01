# With jsonencode, over two statements.
resource "aws_iam_policy" "deploy" {
  name = "deploy"

  policy = jsonencode({
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["lambda:CreateFunction", "lambda:InvokeFunction"]
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = ["iam:GetRole", "iam:PassRole"]
        #                          ^^^^^^^^^^^^^^ fail
        Resource = "*"
      },
    ]
  })
}

# As a heredoc.
resource "aws_iam_user_policy" "support" {
  user   = "support"
  policy = <<-EOT
    {
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "iam:*",
          #         ^^^^^^^ fail
          "Resource": "*"
        }
      ]
    }
  EOT
}

data "aws_iam_policy_document" "keys" {
  statement {
    actions   = ["iam:CreateAccessKey", "iam:ListAccessKeys"]
    #            ^^^^^^^^^^^^^^^^^^^^^ fail
    resources = ["arn:aws:iam::123456789012:user/*"]
  }
}
