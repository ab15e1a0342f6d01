resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres14"

  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "1" # the old importer
  }
}

resource "aws_rds_cluster_parameter_group" "carts" {
  name   = "carts"
  family = "aurora-mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }
}

resource "aws_db_parameter_group" "legacy" {
  name   = "legacy"
  family = "sqlserver-se-15.0"

  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }
}
