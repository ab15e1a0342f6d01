data "aws_caller_identity" "current" {}

resource "aws_iam_role" "machine" {
  name = "machine"

  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role" "vendor" {
  name = "vendor"

  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "5f0c" } }
    }]
  })
}

# Of one's own account, and of a role of this configuration.
data "aws_iam_policy_document" "own" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type = "AWS"
      identifiers = [
        "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root",
        aws_iam_role.machine.arn,
      ]
    }
  }
}

resource "aws_iam_role" "own" {
  name               = "own"
  assume_role_policy = data.aws_iam_policy_document.own.json
}
