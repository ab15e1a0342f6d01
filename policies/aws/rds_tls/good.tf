resource "aws_db_parameter_group" "main" {
  name   = "main"
  family = "postgres14"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

# PostgreSQL requires TLS since version 15.
resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "postgres16"
}

resource "aws_rds_cluster_parameter_group" "carts" {
  name   = "carts"
  family = "aurora-mysql8.0"

  dynamic "parameter" {
    for_each = {
      require_secure_transport = "ON"
      time_zone                = "UTC"
    }

    content {
      name  = parameter.key
      value = parameter.value
    }
  }
}
