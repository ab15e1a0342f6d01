resource "aws_db_instance" "main" {
  identifier              = "main"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 0 # only for the load test
  #                         ^ fail
}

resource "aws_db_instance" "absent" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  identifier     = "absent"
  instance_class = "db.t4g.medium"
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier      = "orders"
  engine                  = "aurora-postgresql"
  backup_retention_period = 3
  #                         ^ fail
}
