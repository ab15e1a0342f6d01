resource "aws_dynamodb_table" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name     = "orders"
  hash_key = "id"
}

resource "aws_dynamodb_table" "invoices" {
  name     = "invoices"
  hash_key = "id"

  server_side_encryption {
  #^^^^^^^^^^^^^^^^^^^^^ fail
    enabled = true
  }
}

resource "aws_dynamodb_table" "off" {
  name     = "off"
  hash_key = "id"

  server_side_encryption {
    enabled     = false # while the key is moved
    #             ^^^^^ fail
    kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/1"
  }
}
