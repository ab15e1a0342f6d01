resource "aws_kms_key" "orders" {
  description = "Encrypts the orders"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      #           ^^^ fail
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "invoices" {
  description = "Encrypts the invoices"
}

data "aws_iam_policy_document" "invoices" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"] # the partner's accounts
      #              ^^^ fail
    }
  }
}

resource "aws_kms_key_policy" "invoices" {
  key_id = aws_kms_key.invoices.id
  policy = data.aws_iam_policy_document.invoices.json
}
