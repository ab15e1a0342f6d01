variable "encryption" {
  type = string
}

variable "encrypted" {
  type = bool
}

resource "aws_kinesis_stream" "events" {
  name            = "events"
  shard_count     = 1
  encryption_type = var.encryption
}

resource "aws_kinesis_firehose_delivery_stream" "direct" {
  name        = "direct"
  destination = "extended_s3"

  server_side_encryption {
    enabled = var.encrypted
  }
}
