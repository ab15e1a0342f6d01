# Its default group is as AWS made it.
resource "aws_vpc" "forgotten" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_default_security_group" "forgotten" {
  vpc_id = aws_vpc.forgotten.id
}

resource "aws_vpc" "zone" {
  count      = 2
  cidr_block = "10.${count.index + 1}.0.0/16"
}

resource "aws_default_security_group" "zone" {
  count  = length(aws_vpc.zone)
  vpc_id = aws_vpc.zone[count.index].id
}

resource "aws_vpc" "main" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}
