resource "aws_kms_key" "orders" {
  description             = "Encrypts the orders"
  deletion_window_in_days = 7 # quick clean-up
  #                         ^ fail
}

resource "aws_kms_key" "invoices" {
  description = "Encrypts the invoices"
  is_enabled  = false
  #             ^^^^^ fail
}

resource "aws_kms_replica_key" "orders" {
  description             = "Encrypts the orders"
  primary_key_arn         = "arn:aws:kms:eu-central-1:111122223333:key/mrk-1"
  deletion_window_in_days = 14
  #                         ^^ fail
}
