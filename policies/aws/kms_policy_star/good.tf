data "aws_caller_identity" "current" {}

# The default policy trusts the account.
resource "aws_kms_key" "default" {
  description = "Encrypts the sessions"
}

resource "aws_kms_key" "orders" {
  description = "Encrypts the orders"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = {
          StringEquals = {
            "kms:CallerAccount" = data.aws_caller_identity.current.account_id
            "kms:ViaService"    = "s3.eu-central-1.amazonaws.com"
          }
        }
      },
    ]
  })
}

resource "aws_kms_key" "heredoc" {
  description = "Encrypts the logs"

  policy = <<-POLICY
    {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Allow",
        "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
        "Action": "kms:*",
        "Resource": "*"
      }
    }
  POLICY
}

data "aws_iam_policy_document" "invoices" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}

resource "aws_kms_key" "invoices" {
  description = "Encrypts the invoices"
  policy      = data.aws_iam_policy_document.invoices.json
}
