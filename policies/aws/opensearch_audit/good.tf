resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
  }
}

resource "aws_cloudwatch_log_group" "search" {
  name = "search"
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  dynamic "log_publishing_options" {
    for_each = ["INDEX_SLOW_LOGS", "AUDIT_LOGS"]

    content {
      log_type                 = log_publishing_options.value
      cloudwatch_log_group_arn = aws_cloudwatch_log_group.search.arn
      enabled                  = true
    }
  }
}
