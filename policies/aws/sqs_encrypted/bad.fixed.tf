resource "aws_sqs_queue" "orders" {
  name                    = "orders"
  sqs_managed_sse_enabled = true # an old consumer
}

resource "aws_sqs_queue" "each" {
  for_each = toset(["a", "b"])

  name                    = each.key
  sqs_managed_sse_enabled = true
  kms_master_key_id       = ""
}
