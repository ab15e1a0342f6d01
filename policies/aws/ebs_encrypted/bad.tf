resource "aws_ebs_volume" "absent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  availability_zone = "eu-central-1a"
  size              = 40
}

resource "aws_ebs_volume" "switched_off" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = false # the default of an old module
  #                   ^^^^^ fail
}

variable "encrypt" {
  type    = bool
  default = false
}

resource "aws_ebs_volume" "from_variable" {
  availability_zone = "eu-central-1a"
  size              = 40
  encrypted         = var.encrypt
  #                   ^^^^^^^^^^^ fail
}
