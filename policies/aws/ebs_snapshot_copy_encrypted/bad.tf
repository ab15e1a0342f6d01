resource "aws_ebs_snapshot_copy" "elsewhere" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  source_snapshot_id = "snap-0123456789abcdef0"
  source_region      = "eu-west-1"
}

resource "aws_ami_copy" "base" {
  name              = "base"
  source_ami_id     = "ami-0123456789abcdef0"
  source_ami_region = "eu-west-1"
  encrypted         = false # shared with the other account
  #                   ^^^^^ fail
}
