resource "aws_opensearch_domain" "search" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  domain_name = "search"

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:search"
  }
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-central-1:111122223333:log-group:logs"
    enabled                  = false # too much of it
    #                          ^^^^^ fail
  }
}
