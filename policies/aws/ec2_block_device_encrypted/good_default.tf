resource "aws_ebs_encryption_by_default" "this" {
  enabled = true
}

resource "aws_instance" "silent" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
