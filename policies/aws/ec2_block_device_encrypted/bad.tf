# The root disk is there without being written.
resource "aws_instance" "silent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_instance" "written" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
# ^^^^^^^^^^^^^^^^^ fail
    volume_size = 20
  }

  ebs_block_device {
    device_name = "/dev/sdg"
    encrypted   = false # only caches
    #             ^^^^^ fail
  }
}

resource "aws_launch_configuration" "workers" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"

  root_block_device {
    encrypted = false
    #           ^^^^^ fail
  }
}

resource "aws_launch_template" "workers" {
  image_id = "ami-0123456789abcdef0"

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
  # ^^^ fail
      volume_size = 20
    }
  }

  block_device_mappings {
    device_name = "/dev/sdg"

    ebs {
      encrypted = false
      #           ^^^^^ fail
    }
  }
}
