resource "aws_iam_group" "developers" {
  name = "developers"
}

resource "aws_iam_group_policy" "developers" {
  group = aws_iam_group.developers.name

  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      NotAction = ["iam:EnableMFADevice"]
      Resource  = "*"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
    }]
  })
}

resource "aws_iam_group" "auditors" {
  name = "auditors"
}

data "aws_iam_policy_document" "mfa" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::example-reports/*"]

    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }
  }
}

resource "aws_iam_policy" "mfa" {
  name   = "mfa"
  policy = data.aws_iam_policy_document.mfa.json
}

resource "aws_iam_group_policy_attachment" "auditors" {
  group      = aws_iam_group.auditors.name
  policy_arn = aws_iam_policy.mfa.arn
}
