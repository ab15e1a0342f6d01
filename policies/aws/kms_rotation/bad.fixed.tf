resource "aws_kms_key" "absent" {
  description         = "Encrypts the orders"
  enable_key_rotation = true
}

resource "aws_kms_key" "switched_off" {
  description              = "Encrypts the invoices"
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  enable_key_rotation      = true # ask again next year
}
