resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = "vpc-0123456789abcdef0"
  cidr_block              = "10.0.${count.index}.0/24"
  map_public_ip_on_launch = false # for the load balancer
}

variable "public" {
  type    = bool
  default = true
}

resource "aws_subnet" "by_default" {
  vpc_id                  = "vpc-0123456789abcdef0"
  cidr_block              = "10.0.9.0/24"
  map_public_ip_on_launch = false
}
