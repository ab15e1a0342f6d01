resource "aws_kms_key" "rotating" {
  description         = "Encrypts the orders"
  enable_key_rotation = true
}

# Signs; AWS cannot rotate it.
resource "aws_kms_key" "signing" {
  description              = "Signs the releases"
  customer_master_key_spec = "RSA_4096"
  key_usage                = "SIGN_VERIFY"
}
