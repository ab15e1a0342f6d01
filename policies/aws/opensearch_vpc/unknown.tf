variable "subnet_ids" {
  type = list(string)
}

variable "private" {
  type = bool
}

resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  vpc_options {
    subnet_ids = var.subnet_ids
  }
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  dynamic "vpc_options" {
    for_each = var.private ? [1] : []

    content {
      subnet_ids = ["subnet-0123456789abcdef0"]
    }
  }
}
