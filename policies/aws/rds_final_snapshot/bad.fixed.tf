resource "aws_db_instance" "main" {
  identifier                = "main"
  engine                    = "postgres"
  instance_class            = "db.t4g.medium"
  skip_final_snapshot       = false # or destroy fails
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "main-final"
}

resource "aws_rds_cluster" "orders_eu" {
  cluster_identifier        = "orders"
  engine                    = "aurora-postgresql"
  final_snapshot_identifier = "orders-last"
  copy_tags_to_snapshot     = true
}
