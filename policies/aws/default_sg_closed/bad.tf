# Its default group is as AWS made it.
resource "aws_vpc" "forgotten" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "zone" {
#^^^^^^^^^^^^^^^^^^^^^^^^ fail
  count      = 2
  cidr_block = "10.${count.index + 1}.0.0/16"
}

resource "aws_vpc" "main" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id

  ingress {
# ^^^^^^^ fail
    protocol  = "-1"
    from_port = 0
    to_port   = 0
    self      = true
  }
}
