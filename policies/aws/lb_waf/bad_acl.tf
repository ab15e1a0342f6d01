resource "aws_wafv2_web_acl" "main" {
  name  = "main"
  scope = "REGIONAL"
}

resource "aws_lb" "web" {
#^^^^^^^^^^^^^^^^^^^^^^ fail
  name = "web"
}
