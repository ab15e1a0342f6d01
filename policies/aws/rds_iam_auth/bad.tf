resource "aws_db_instance" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  identifier     = "main"
  engine         = "postgres"
  instance_class = "db.t4g.medium"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier                  = "orders"
  engine                              = "aurora-mysql"
  iam_database_authentication_enabled = false # the driver is too old
  #                                     ^^^^^ fail
}
