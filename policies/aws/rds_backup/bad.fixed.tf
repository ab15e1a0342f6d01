resource "aws_db_instance" "main" {
  identifier              = "main"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 7 # only for the load test
}

resource "aws_db_instance" "absent" {
  identifier              = "absent"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 7
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier      = "orders"
  engine                  = "aurora-postgresql"
  backup_retention_period = 7
}
