# Production.
resource "aws_vpc" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^ fail
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "zone" {
#^^^^^^^^^^^^^^^^^^^^^^^^ fail
  for_each   = toset(["10.1.0.0/16", "10.2.0.0/16"])
  cidr_block = each.key
}

# Of one subnet only.
resource "aws_flow_log" "subnet" {
  subnet_id       = "subnet-0123456789abcdef0"
  traffic_type    = "ALL"
  log_destination = "arn:aws:s3:::example-flow-logs"
}
