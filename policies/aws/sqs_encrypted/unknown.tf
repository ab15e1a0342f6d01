variable "encrypted" {
  type = bool
}

variable "key" {
  type = string
}

resource "aws_sqs_queue" "managed" {
  name                    = "managed"
  sqs_managed_sse_enabled = var.encrypted
}

resource "aws_sqs_queue" "key" {
  name                    = "key"
  sqs_managed_sse_enabled = false
  kms_master_key_id       = var.key
}
