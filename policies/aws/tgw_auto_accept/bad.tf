resource "aws_ec2_transit_gateway" "main" {
  description                    = "main"
  auto_accept_shared_attachments = "enable" # for the teams
  #                                ^^^^^^^^ fail
}
