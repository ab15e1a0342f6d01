resource "aws_kms_key" "orders" {
  description = "Encrypts the orders"
}

resource "aws_kms_key" "invoices" {
  description             = "Encrypts the invoices"
  deletion_window_in_days = 30
  is_enabled              = true
}

resource "aws_kms_external_key" "imported" {
  description = "Its material comes from our own HSM"
}
