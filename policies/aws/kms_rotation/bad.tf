resource "aws_kms_key" "absent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  description = "Encrypts the orders"
}

resource "aws_kms_key" "switched_off" {
  description              = "Encrypts the invoices"
  customer_master_key_spec = "SYMMETRIC_DEFAULT"
  enable_key_rotation      = false # ask again next year
  #                          ^^^^^ fail
}
