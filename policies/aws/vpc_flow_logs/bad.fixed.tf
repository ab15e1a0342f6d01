# Production.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "main" {
  vpc_id               = aws_vpc.main.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = var.flow_logs_bucket_arn
}

variable "flow_logs_bucket_arn" {
  type        = string
  description = "ARN of the S3 bucket that flow logs are written to."
}

resource "aws_vpc" "zone" {
  for_each   = toset(["10.1.0.0/16", "10.2.0.0/16"])
  cidr_block = each.key
}

resource "aws_flow_log" "zone" {
  for_each             = aws_vpc.zone
  vpc_id               = each.value.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = var.flow_logs_bucket_arn
}

# Of one subnet only.
resource "aws_flow_log" "subnet" {
  subnet_id       = "subnet-0123456789abcdef0"
  traffic_type    = "ALL"
  log_destination = "arn:aws:s3:::example-flow-logs"
}
