resource "aws_ec2_transit_gateway" "silent" {
  description = "silent"
}

resource "aws_ec2_transit_gateway" "strict" {
  auto_accept_shared_attachments = "disable"
}
