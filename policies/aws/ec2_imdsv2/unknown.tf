variable "tokens" {
  type = string
}

resource "aws_instance" "from_variable" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options {
    http_tokens = var.tokens
  }
}

# A template that is not in this module.
resource "aws_instance" "from_template" {
  instance_type = "t3.micro"

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}
