variable "audit" {
  type = bool
}

variable "log_types" {
  type = list(string)
}

resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:search"
    enabled                  = var.audit
  }
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  dynamic "log_publishing_options" {
    for_each = var.log_types

    content {
      log_type                 = log_publishing_options.value
      cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:logs"
    }
  }
}
