variable "encrypted" {
  type    = bool
  default = true
}

resource "aws_ebs_volume" "literal" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}

resource "aws_ebs_volume" "from_variable" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = var.encrypted
}
