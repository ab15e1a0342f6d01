resource "aws_redshift_parameter_group" "warehouse" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name   = "warehouse"
  family = "redshift-1.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "reports" {
  name   = "reports"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "false" # for the dashboards
    #       ^^^^^^^ fail
  }
}
