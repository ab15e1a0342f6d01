resource "aws_dynamodb_table" "orders" {
  name     = "orders"
  hash_key = "id"

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.dynamodb_kms_key_arn
  }
}

variable "dynamodb_kms_key_arn" {
  type        = string
  description = "ARN of the KMS key that encrypts the tables."
}

resource "aws_dynamodb_table" "invoices" {
  name     = "invoices"
  hash_key = "id"

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.dynamodb_kms_key_arn
  }
}

resource "aws_dynamodb_table" "off" {
  name     = "off"
  hash_key = "id"

  server_side_encryption {
    enabled     = true # while the key is moved
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1"
  }
}
