variable "encrypted" {
  type = bool
}

resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  encrypt_at_rest {
    enabled = var.encrypted
  }
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  dynamic "encrypt_at_rest" {
    for_each = var.encrypted ? [1] : []

    content {
      enabled = true
    }
  }
}
