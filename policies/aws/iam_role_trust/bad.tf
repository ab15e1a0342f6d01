# With jsonencode.
resource "aws_iam_role" "everyone" {
  name = "everyone"

  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      #                   ^^^ fail
      Action    = "sts:AssumeRole"
    }]
  })
}

# As a heredoc.
resource "aws_iam_role" "account" {
  name = "account"

  assume_role_policy = <<-EOT
    {
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::123456789012:root" },
          #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
          "Action": "sts:AssumeRole"
        }
      ]
    }
  EOT
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::*:root"]
      #              ^^^^^^^^^^^^^^^^^^^^^ fail
    }
  }
}

resource "aws_iam_role" "document" {
  name               = "document"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
