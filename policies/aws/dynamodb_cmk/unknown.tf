variable "own_key" {
  type = bool
}

variable "key_arn" {
  type = string
}

resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  server_side_encryption {
    enabled     = var.own_key
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1"
  }
}

resource "aws_dynamodb_table" "invoices" {
  name     = "invoices"
  hash_key = "id"

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.key_arn
  }
}
