resource "aws_opensearch_domain" "search" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  domain_name = "search"
}

resource "aws_elasticsearch_domain" "logs" {
  domain_name = "logs"

  vpc_options {
    subnet_ids = []
    #            ^^ fail
  }
}
