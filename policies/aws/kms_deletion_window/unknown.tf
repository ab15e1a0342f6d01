variable "days" {
  type = number
}

variable "enabled" {
  type = bool
}

resource "aws_kms_key" "orders" {
  description             = "Encrypts the orders"
  deletion_window_in_days = var.days
}

resource "aws_kms_key" "invoices" {
  description = "Encrypts the invoices"
  is_enabled  = var.enabled
}
