resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  vpc_options {
    subnet_ids         = [aws_subnet.private.id]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}

resource "aws_subnet" "private" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  vpc_options {
    subnet_ids = data.aws_subnets.private.ids
  }
}

data "aws_subnets" "private" {
  tags = {
    tier = "private"
  }
}
