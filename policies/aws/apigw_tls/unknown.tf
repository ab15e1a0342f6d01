variable "security_policy" {
  type = string
}

resource "aws_api_gateway_domain_name" "api" {
  domain_name     = "api.example.com"
  security_policy = var.security_policy
}
