resource "aws_ec2_transit_gateway" "main" {
  description                    = "main"
  auto_accept_shared_attachments = "disable" # for the teams
}
