resource "aws_kms_key" "orders" {
  description             = "Encrypts the orders"
  deletion_window_in_days = 30 # quick clean-up
}

resource "aws_kms_key" "invoices" {
  description = "Encrypts the invoices"
  is_enabled  = true
}

resource "aws_kms_replica_key" "orders" {
  description             = "Encrypts the orders"
  primary_key_arn         = "arn:aws:kms:eu-central-1:111122223333:key/mrk-1"
  deletion_window_in_days = 30
}
