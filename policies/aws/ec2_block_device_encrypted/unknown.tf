variable "encrypt" {
  type = bool
}

resource "aws_instance" "from_variable" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = var.encrypt
  }
}

# The disks of the image.
resource "aws_launch_template" "of_image" {
  image_id = "ami-0123456789abcdef0"
}

resource "aws_instance" "from_template" {
  launch_template {
    id = "lt-0123456789abcdef0"
  }
}
