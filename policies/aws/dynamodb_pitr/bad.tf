resource "aws_dynamodb_table" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table" "sessions" {
  name     = "sessions"
  hash_key = "id"

  point_in_time_recovery {
    enabled = false # sessions are short-lived
    #         ^^^^^ fail
  }
}
