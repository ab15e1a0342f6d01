# As a heredoc.
resource "aws_iam_policy" "heredoc" {
  name = "heredoc"

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": "*",
          #         ^^^ fail
          "Resource": "*"
        }
      ]
    }
  EOT
}

# With jsonencode.
resource "aws_iam_role_policy" "encoded" {
  name = "encoded"
  role = "deploy"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "*"
      },
      {
        Effect   = "Allow"
        Action   = ["*"]
        #           ^^^ fail
        Resource = ["*"]
      },
    ]
  })
}

# As a data source: judged where it is written, not where it is used.
data "aws_iam_policy_document" "admin" {
  statement {
    actions   = ["*"]
    #            ^^^ fail
    resources = ["*"]
  }
}

resource "aws_iam_user_policy" "admin" {
  name   = "admin"
  user   = "deploy"
  policy = data.aws_iam_policy_document.admin.json
}

resource "aws_iam_role" "inline" {
  name               = "inline"
  assume_role_policy = "{}"

  inline_policy {
    name = "everything"
    policy = jsonencode({
      Statement = {
        Effect   = "Allow"
        Action   = "*"
        #          ^^^ fail
        Resource = "*"
      }
    })
  }
}
