variable "policy" {
  type = string
}

variable "principal" {
  type = string
}

resource "aws_kms_key" "orders" {
  description = "Encrypts the orders"
  policy      = var.policy
}

resource "aws_kms_key" "invoices" {
  description = "Encrypts the invoices"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.principal }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}
