resource "aws_api_gateway_domain_name" "api" {
  domain_name     = "api.example.com"
  security_policy = "TLS_1_2" # two old tills
}

resource "aws_api_gateway_domain_name" "by_default" {
  domain_name     = "by-default.example.com"
  security_policy = "TLS_1_2"
}
