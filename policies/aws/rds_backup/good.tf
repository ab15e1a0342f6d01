resource "aws_db_instance" "main" {
  identifier              = "main"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 7
}

resource "aws_db_instance" "replica" {
  identifier          = "replica"
  instance_class      = "db.t4g.medium"
  replicate_source_db = aws_db_instance.main.identifier
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier      = "orders"
  engine                  = "aurora-postgresql"
  backup_retention_period = 35
}
