resource "aws_db_instance" "main" {
  identifier                = "main"
  engine                    = "postgres"
  instance_class            = "db.t4g.medium"
  final_snapshot_identifier = "main-final"
  copy_tags_to_snapshot     = true
}

resource "aws_db_instance" "replica" {
  identifier            = "replica"
  instance_class        = "db.t4g.medium"
  replicate_source_db   = aws_db_instance.main.identifier
  skip_final_snapshot   = true
  copy_tags_to_snapshot = true
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier        = "orders"
  engine                    = "aurora-postgresql"
  skip_final_snapshot       = false
  final_snapshot_identifier = "orders-final"
  copy_tags_to_snapshot     = true
}
