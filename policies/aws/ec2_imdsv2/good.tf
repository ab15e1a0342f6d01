resource "aws_instance" "tokens" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
  }
}

resource "aws_instance" "no_metadata" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  metadata_options {
    http_endpoint = "disabled"
  }
}

resource "aws_launch_template" "workers" {
  name_prefix = "workers-"

  metadata_options {
    http_tokens = "required"
  }
}

# The template decides.
resource "aws_instance" "worker" {
  instance_type = "t3.micro"

  launch_template {
    id      = aws_launch_template.workers.id
    version = "$Latest"
  }
}
