resource "aws_api_gateway_domain_name" "api" {
  domain_name     = "api.example.com"
  security_policy = "TLS_1_0" # two old tills
  #                 ^^^^^^^^^ fail
}

resource "aws_api_gateway_domain_name" "by_default" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  domain_name = "by-default.example.com"
}
