resource "aws_db_instance" "main" {
  identifier                          = "main"
  engine                              = "postgres"
  instance_class                      = "db.t4g.medium"
  iam_database_authentication_enabled = true
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier                  = "orders"
  engine                              = "aurora-mysql"
  iam_database_authentication_enabled = true # the driver is too old
}
