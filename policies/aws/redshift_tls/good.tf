resource "aws_redshift_parameter_group" "warehouse" {
  name   = "warehouse"
  family = "redshift-1.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }

  parameter {
    name  = "require_ssl"
    value = "true"
  }
}

# This family requires TLS unless told otherwise.
resource "aws_redshift_parameter_group" "reports" {
  name   = "reports"
  family = "redshift-2.0"
}
