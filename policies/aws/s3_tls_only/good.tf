resource "aws_s3_bucket" "invoices" {
  bucket = "example-invoices"
}

data "aws_iam_policy_document" "tls_only" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.invoices.arn, "${aws_s3_bucket.invoices.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

data "aws_iam_policy_document" "all" {
  source_policy_documents = [data.aws_iam_policy_document.tls_only.json]
}

resource "aws_s3_bucket_policy" "invoices" {
  bucket = aws_s3_bucket.invoices.id
  policy = data.aws_iam_policy_document.all.json
}

# As a heredoc.
resource "aws_s3_bucket_policy" "heredoc" {
  bucket = "example-other"

  policy = <<-EOT
    {
      "Statement": [{
        "Effect": "Deny",
        "Principal": "*",
        "Action": "*",
        "Resource": ["arn:aws:s3:::example-other", "arn:aws:s3:::example-other/*"],
        "Condition": { "Bool": { "aws:SecureTransport": "false" } }
      }]
    }
  EOT
}
