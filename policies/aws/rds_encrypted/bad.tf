resource "aws_db_instance" "main" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  identifier        = "main"
  engine            = "postgres"
  instance_class    = "db.t4g.medium"
  allocated_storage = 50
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
  storage_encrypted  = false # costs nothing to change now
  #                    ^^^^^ fail
}

resource "aws_rds_global_cluster" "orders" {
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fail
  global_cluster_identifier = "orders"
  engine                    = "aurora-postgresql"
}
