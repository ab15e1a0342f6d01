variable "monitoring" {
  type = bool
}

resource "aws_instance" "from_variable" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  monitoring    = var.monitoring
}

resource "aws_instance" "from_template" {
  launch_template {
    id = "lt-0123456789abcdef0"
  }
}
