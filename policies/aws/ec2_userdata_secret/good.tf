resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
    #!/bin/bash
    export DB_PASSWORD="$(aws secretsmanager get-secret-value --secret-id db --query SecretString --output text)"
    systemctl start web
  EOT
}

resource "aws_launch_template" "workers" {
  image_id  = "ami-0123456789abcdef0"
  user_data = "eXVtIGluc3RhbGwgLXkgbmdpbng="
}

resource "aws_launch_configuration" "plain" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
