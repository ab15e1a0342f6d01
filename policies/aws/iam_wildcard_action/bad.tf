# With jsonencode.
resource "aws_iam_policy" "encoded" {
  name = "encoded"

  policy = jsonencode({
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:*", "dynamodb:GetItem"]
        #           ^^^^^^ fail
        Resource = ["arn:aws:s3:::example", "arn:aws:s3:::example/*"]
      },
      {
        Effect   = "Allow"
        Action   = ["ec2:DescribeInstances", "ec2:TerminateInstances"]
        Resource = "*"
        #          ^^^ fail
      },
    ]
  })
}

# As a heredoc.
resource "aws_iam_role_policy" "heredoc" {
  role   = "deploy"
  policy = <<-EOT
    {
      "Statement": { "Effect": "Allow", "Action": "sqs:*", "Resource": "*" }
      #                                           ^^^^^^^ fail
    }
  EOT
}

data "aws_iam_policy_document" "document" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]
    #            ^^^ fail
  }

  statement {
    not_actions = ["iam:*", "organizations:*"]
    #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
    resources   = ["*"]
  }
}
