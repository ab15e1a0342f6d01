resource "aws_kms_key" "queues" {
  enable_key_rotation = true
}

resource "aws_sqs_queue" "kms" {
  name              = "kms"
  kms_master_key_id = aws_kms_key.queues.id
}

resource "aws_sqs_queue" "managed" {
  name                    = "managed"
  sqs_managed_sse_enabled = true
}

# SQS encrypts new queues by itself.
resource "aws_sqs_queue" "by_default" {
  name = "by-default"
}
