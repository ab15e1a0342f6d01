resource "aws_db_parameter_group" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name   = "main"
  family = "postgres14"

  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}

resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "0" # the old importer
    #       ^^^ fail
  }
}

resource "aws_rds_cluster_parameter_group" "carts" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name   = "carts"
  family = "aurora-mysql8.0"
}

resource "aws_db_parameter_group" "legacy" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  name   = "legacy"
  family = "sqlserver-se-15.0"
}
