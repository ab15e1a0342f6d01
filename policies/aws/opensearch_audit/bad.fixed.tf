resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:search"
  }

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = var.opensearch_audit_log_group_arn
  }
}

variable "opensearch_audit_log_group_arn" {
  type        = string
  description = "ARN of the CloudWatch log group that OpenSearch publishes audit logs to."
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:logs"
    enabled                  = true # too much of it
  }
}
