variable "encrypted" {
  type = bool
}

resource "aws_ebs_volume" "from_variable" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = var.encrypted
}
