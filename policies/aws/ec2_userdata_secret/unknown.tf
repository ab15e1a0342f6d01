variable "password" {
  type      = string
  sensitive = true
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "export DB_PASSWORD=${var.password}"
}

resource "aws_launch_template" "from_file" {
  user_data = filebase64("start.sh")
}
