resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "main" {
  vpc_id               = aws_vpc.main.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::example-flow-logs"
}

resource "aws_vpc" "counted" {
  count      = 2
  cidr_block = "10.${count.index}.0.0/16"
}

resource "aws_flow_log" "counted" {
  count           = 2
  vpc_id          = aws_vpc.counted[count.index].id
  traffic_type    = "REJECT"
  log_destination = "arn:aws:logs:eu-central-1:123456789012:log-group:flow-logs"
}
