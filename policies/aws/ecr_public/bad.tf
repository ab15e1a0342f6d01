resource "aws_ecr_repository_policy" "heredoc" {
  repository = "app"

  policy = <<EOF
{
  "Version": "2008-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": "*",
      #            ^^^ fail
      "Action": ["ecr:BatchGetImage", "ecr:PutImage"]
    }
  ]
}
EOF
}

resource "aws_ecr_repository_policy" "encoded" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      #                   ^^^ fail
      Action    = "ecr:*"
    }]
  })
}

data "aws_iam_policy_document" "pull" {
  statement {
    actions = ["ecr:BatchGetImage"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_ecr_repository_policy" "document" {
  repository = "app"
  policy     = data.aws_iam_policy_document.pull.json
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
