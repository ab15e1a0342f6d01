resource "aws_kinesis_stream" "events" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name        = "events"
  shard_count = 1
}

resource "aws_kinesis_stream" "written" {
  name            = "written"
  shard_count     = 1
  encryption_type = "NONE" # not personal
  #                 ^^^^^^ fail
}

resource "aws_kinesis_firehose_delivery_stream" "direct" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name        = "direct"
  destination = "extended_s3"
}

resource "aws_kinesis_firehose_delivery_stream" "off" {
  name        = "off"
  destination = "extended_s3"

  server_side_encryption {
    enabled = false
    #         ^^^^^ fail
  }
}
