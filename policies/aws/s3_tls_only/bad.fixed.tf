# Answers over plain HTTP.
resource "aws_s3_bucket" "invoices" {
  bucket = "example-invoices"
}

data "aws_iam_policy_document" "invoices_tls_only" {
  statement {
    sid       = "DenyWithoutTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.invoices.arn, "${aws_s3_bucket.invoices.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  policy = data.aws_iam_policy_document.invoices_tls_only.json
}

resource "aws_s3_bucket" "team" {
  for_each = toset(["red", "blue"])
  bucket   = "example-${each.key}"
}

data "aws_iam_policy_document" "team_tls_only" {
  for_each = aws_s3_bucket.team

  statement {
    sid       = "DenyWithoutTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [each.value.arn, "${each.value.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "team" {
  for_each = aws_s3_bucket.team
  bucket   = each.value.id
  policy   = data.aws_iam_policy_document.team_tls_only[each.key].json
}
