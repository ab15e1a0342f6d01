resource "aws_s3_bucket" "releases" {
  bucket = "example-releases"
}

resource "aws_iam_policy" "read_releases" {
  name = "read-releases"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:ListBucket"]
        Resource = [aws_s3_bucket.releases.arn, "${aws_s3_bucket.releases.arn}/*"]
      },
      {
        Effect   = "Deny"
        Action   = "*"
        Resource = "*"
        Condition = {
          Bool = { "aws:SecureTransport" = "false" }
        }
      },
    ]
  })
}

data "aws_iam_policy_document" "invoke" {
  statement {
    actions   = ["lambda:InvokeFunction"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "invoke" {
  name   = "invoke"
  role   = "caller"
  policy = data.aws_iam_policy_document.invoke.json
}

# The policy of a key: `*` is the key itself.
data "aws_iam_policy_document" "key" {
  statement {
    actions   = ["*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

# A guard rail of the organisation.
data "aws_iam_policy_document" "guard_rail" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }

  statement {
    effect    = "Deny"
    actions   = ["cloudtrail:StopLogging"]
    resources = ["*"]
  }
}

resource "aws_organizations_policy" "guard_rail" {
  name    = "guard-rail"
  content = data.aws_iam_policy_document.guard_rail.json
}
