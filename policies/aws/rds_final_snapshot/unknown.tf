variable "skip" {
  type = bool
}

resource "aws_db_instance" "main" {
  identifier            = "main"
  engine                = "postgres"
  instance_class        = "db.t4g.medium"
  skip_final_snapshot   = var.skip
  copy_tags_to_snapshot = true
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier    = "orders"
  engine                = "aurora-postgresql"
  copy_tags_to_snapshot = !var.skip
}
