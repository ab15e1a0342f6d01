resource "aws_waf_web_acl" "classic" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name        = "classic"
  metric_name = "classic"

  default_action {
    type = "ALLOW"
  }
}
