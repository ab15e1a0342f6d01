resource "aws_opensearch_domain" "search" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  domain_name = "search"
}

resource "aws_opensearch_domain" "catalogue" {
  domain_name = "catalogue"

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07" # for an old client
    #                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  }
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  domain_endpoint_options {
  #^^^^^^^^^^^^^^^^^^^^^^ fail
    enforce_https = false
    #               ^^^^^ fail
  }
}
