resource "aws_instance" "silent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_instance" "off" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  monitoring    = false # saves money
  #               ^^^^^ fail
}
