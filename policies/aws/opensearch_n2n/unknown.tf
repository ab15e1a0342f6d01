variable "encrypted" {
  type = bool
}

resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  node_to_node_encryption {
    enabled = var.encrypted
  }
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  dynamic "node_to_node_encryption" {
    for_each = var.encrypted ? [1] : []

    content {
      enabled = true
    }
  }
}
