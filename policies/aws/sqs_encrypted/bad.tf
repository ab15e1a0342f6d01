resource "aws_sqs_queue" "orders" {
  name                    = "orders"
  sqs_managed_sse_enabled = false # an old consumer
  #                         ^^^^^ fail
}

resource "aws_sqs_queue" "each" {
  for_each = toset(["a", "b"])

  name                    = each.key
  sqs_managed_sse_enabled = false
  #                         ^^^^^ fail
  kms_master_key_id       = ""
}
