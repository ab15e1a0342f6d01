resource "aws_ebs_volume" "absent" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}

resource "aws_ebs_volume" "switched_off" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true # the default of an old module
}

variable "encrypt" {
  type    = bool
  default = false
}

resource "aws_ebs_volume" "from_variable" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = true
}
