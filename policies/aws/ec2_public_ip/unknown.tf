variable "public" {
  type = bool
}

resource "aws_instance" "maybe" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.micro"
  associate_public_ip_address = var.public
}

resource "aws_launch_template" "maybe" {
  network_interfaces {
    associate_public_ip_address = var.public
  }
}
