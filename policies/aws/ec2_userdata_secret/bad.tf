resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  user_data = <<-EOT
  #           ^^^^^^ fail
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
    export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
  EOT
}

resource "aws_launch_template" "workers" {
  image_id  = "ami-0123456789abcdef0"
  user_data = "export DB_PASSWORD=correct-horse"
  #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}

# `export DATABASE_PASSWORD="correct-horse"`
resource "aws_launch_configuration" "workers" {
  image_id         = "ami-0123456789abcdef0"
  instance_type    = "t3.micro"
  user_data_base64 = "ZXhwb3J0IERBVEFCQVNFX1BBU1NXT1JEPSJjb3JyZWN0LWhvcnNlIg=="
  #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
}
